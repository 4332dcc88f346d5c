import { useMemo } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { problemsOf } from "../problems/byStep";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import { outlineRows } from "./outlineRows";
import { OutlineStatus } from "./OutlineStatus";

interface OutlineProps {
  canvas: CanvasView;
}

/** The steps as a tree, branches below their Condition. */
export function Outline({ canvas }: OutlineProps) {
  const { step, select } = useSelection();
  const diagnostics = useDocument(({ document }) => document?.diagnostics);
  const inExecution = useExecution(({ arn }) => arn !== null);
  const rows = useMemo(() => outlineRows(canvas), [canvas]);
  return (
    <section className="vstack outline" aria-label="Outline">
      <h2 className="panel-head">Outline <span className="cap">{counted(canvas.nodes.length, "step")}</span></h2>
      <div className="scroll">
        {rows.map((row) => {
          const indent = { paddingLeft: 12 + row.depth * 18 };
          if (row.node === null) {
            return (
              <div key={row.id} className="row t2" style={indent}>
                <Glyph name={row.label === "True" ? "check" : row.label === "False" ? "cross" : "list"} size={12} className="t3" />
                <span className="grow">{row.label}</span>
              </div>
            );
          }
          const { node } = row;
          const { errors, warnings } = problemsOf(diagnostics, node.step);
          const on = node.step === step;
          return (
            <button key={row.id} type="button" className={`row${on ? " on" : ""}`} style={indent} aria-current={on} data-testid="outline-row" onClick={() => select(node.step)}>
              <StepGlyph stepType={node.step_type} family={node.family} />
              <span className={`grow cut${on ? " med" : ""}`}>{node.step}</span>
              {inExecution ? <OutlineStatus step={node.step} /> : (
                <>
                  {errors > 0 && <span className="st err cap"><Glyph name="failed" size={14} />{errors}<span className="sr">errors</span></span>}
                  {errors === 0 && warnings > 0 && <span className="st warn cap"><Glyph name="warning" size={14} /><span className="sr">{counted(warnings, "warning")}</span></span>}
                </>
              )}
            </button>
          );
        })}
      </div>
    </section>
  );
}
