import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { revealPointer } from "../document/reveal";
import { useSelection } from "../document/selection";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { FixButton } from "./FixButton";
import { explain } from "./rule";

interface ProblemRowProps {
  problem: Diagnostic;
  /** Whether its remedy can be applied. */
  editable: boolean;
  /** Whether the row names its step, which the group's heading does otherwise. */
  named: boolean;
}

/** A mistake: what and where, its remedy, and why it is one. */
export function ProblemRow({ problem: one, editable, named }: ProblemRowProps) {
  const on = useSelection(({ step }) => step !== null && step === one.step);
  const error = one.severity === "error";
  return (
    <div className={`prob${on ? " on" : ""}${named ? "" : " in-group"}`}>
      <button
        type="button"
        className="prob-row"
        title={one.pointer}
        onClick={() => revealPointer(one.step, one.pointer)}
        data-testid="problem"
        data-code={one.code}
      >
        <Glyph name={error ? "failed" : "warning"} className={error ? "err" : "warn"} />
        <span className="sr">{error ? "Error" : "Warning"}</span>
        {named && <span className="med cut">{one.step ?? "Pipeline"}</span>}
        <span className="text">
          <Prose text={one.message} />
          {one.hint !== null && (
            <span className="t3">
              {" "}
              <Prose text={one.hint} />
            </span>
          )}
        </span>
      </button>
      {editable && one.fix !== null && <FixButton fix={one.fix} />}
      <button
        type="button"
        className="why cap"
        aria-label={`Why: ${one.code}`}
        title={one.code}
        onClick={() => void explain(one.code)}
        data-testid="why"
      >
        Why
      </button>
    </div>
  );
}
