import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { useSelection } from "../document/selection";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { bySeverity } from "./bySeverity";
import { FixButton } from "./FixButton";
import "./problems.css";

interface ProblemsProps {
  diagnostics: Diagnostic[];
  /** Whether the definition shown can be edited: remedies are edits. */
  editable: boolean;
}

/** Every mistake in the definition; a row goes to its step. */
export function Problems({ diagnostics, editable }: ProblemsProps) {
  const { step, select } = useSelection();
  if (diagnostics.length === 0) return <p className="empty-line">No problems: the definition is valid.</p>;
  return (
    <div className="scroll problems">
      {bySeverity(diagnostics).map((one) => (
        <div key={`${one.code} ${one.pointer} $<Prose text={one.message} />`} className={`prob${one.step !== null && one.step === step ? " on" : ""}`}>
          <button type="button" className="prob-row" title={one.pointer} onClick={() => select(one.step)}>
            <Glyph name={one.severity === "error" ? "failed" : "warning"} className={one.severity === "error" ? "err" : "warn"} />
            <span className="med cut">{one.step ?? "Pipeline"}</span>
            <span className="text">
              <Prose text={one.message} />
              {one.hint !== null && <span className="t3"> <Prose text={one.hint} /></span>}
            </span>
            <span className="mono t3">{one.code}</span>
            <span className="sr">{one.severity}</span>
          </button>
          {editable && one.fix !== null && <FixButton fix={one.fix} />}
        </div>
      ))}
    </div>
  );
}
