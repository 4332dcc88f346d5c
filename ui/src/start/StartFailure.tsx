import type { Failure } from "../backend/failure";
import { bySeverity } from "../problems/bySeverity";
import { Glyph } from "../widgets/Glyph";

interface StartFailureProps {
  failure: Failure;
}

/** Why the execution was not started, with the definition's mistakes when those are the reason. */
export function StartFailure({ failure: { message, hint, diagnostics } }: StartFailureProps) {
  return (
    <div className="callout err" role="alert" data-testid="start-failure">
      <Glyph name="failed" size={14} />
      <div className="grow">
        <p className="pick">
          {message}
          {hint !== null && <span className="t2"> {hint}</span>}
        </p>
        {diagnostics.length > 0 && (
          <ul className="reasons">
            {bySeverity(diagnostics).map((one) => (
              <li key={one.code + one.pointer + one.message} className="pick">
                <Glyph
                  name={one.severity === "error" ? "failed" : "warning"}
                  size={12}
                  className={one.severity === "error" ? "err" : "warn"}
                />
                <span>
                  <b className="med">{one.step ?? "Pipeline"}</b> {one.message}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
