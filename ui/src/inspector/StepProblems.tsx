import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { FixButton } from "../problems/FixButton";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";

interface StepProblemsProps {
  diagnostics: Diagnostic[];
}

/** A step's mistakes above its arguments, each with what to do. */
export function StepProblems({ diagnostics }: StepProblemsProps) {
  return diagnostics.map((one) => (
    <div key={one.code + one.pointer} className={`callout ${one.severity === "error" ? "err" : "warn"}`}>
      <Glyph name={one.severity === "error" ? "failed" : "warning"} size={14} />
      <div>
        <p className="pick">
          <Prose text={one.message} />
          {one.hint !== null && (
            <span className="t2">
              {" "}
              <Prose text={one.hint} />
            </span>
          )}
        </p>
        {one.fix !== null && <FixButton fix={one.fix} />}
      </div>
    </div>
  ));
}
