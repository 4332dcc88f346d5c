import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import { Glyph } from "../../widgets/Glyph";
import { lookAt, useView } from "../comparison";
import { Letter } from "../Letter";
import { aspectGlyph, aspectWord } from "./state";

interface StepChangesProps {
  comparison: ExecutionComparison;
}

/** As many changes are listed. */
const MOST = 200;

/** Everything that differs about the selected step, a line each. */
export function StepChanges({ comparison: { graph, executions } }: StepChangesProps) {
  const step = useView("step");
  const node = graph.nodes.find((one) => one.step === step);
  if (node === undefined) return null;
  return (
    <aside
      className="step-changes pop"
      aria-label={`What differs about ${node.step}`}
      data-testid="step-changes"
    >
      <header className="hstack">
        <span className="semi cut grow">{node.step}</span>
        <span className="cap">{node.step_type}</span>
        <button
          type="button"
          className="icon small"
          aria-label="Close"
          onClick={() => lookAt({ step: undefined })}
        >
          <Glyph name="cross" size={12} />
        </button>
      </header>
      <div className="step-cells" role="list" aria-label="In each execution">
        {node.cells.map(({ there, status, text }, index) => (
          <span key={index} role="listitem" className="hstack">
            <Letter letter={executions[index]?.letter ?? ""} index={index} />
            <span className={`cut${status === "Failed" ? " err" : there ? "" : " t3"}`}>
              {there ? text : "not in it"}
            </span>
          </span>
        ))}
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Changes">
        {node.changes.length === 0 && (
          <p className="empty-line">{node.state === "same" ? "Nothing differs." : `${node.caption}.`}</p>
        )}
        {node.changes.slice(0, MOST).map((change, index) => (
          <div key={index} className="change">
            <Letter letter={executions[change.execution]?.letter ?? ""} index={change.execution} />
            <Glyph name={aspectGlyph(change.aspect)} size={12} className="t3" />
            <span className="med cut" title={`${aspectWord(change.aspect)}: ${change.what}`}>
              {change.what}
            </span>
            <span className="mono cut pick" title={`${change.old ?? "unset"} → ${change.new ?? "unset"}`}>
              <span className="t3">{change.old ?? "unset"} → </span>
              {change.new ?? "unset"}
            </span>
          </div>
        ))}
        {node.changes.length > MOST && <p className="empty-line">and {node.changes.length - MOST} more</p>}
      </div>
    </aside>
  );
}
