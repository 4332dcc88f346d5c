import type { DocumentView } from "../backend/bindings/DocumentView";
import { useSelection } from "../document/selection";
import { StepGlyph } from "../widgets/Glyph";

interface StepEndProps {
  step: string;
  port: string;
  document: DocumentView;
}

/** A step at an end of a wire; leads to it. */
export function StepEnd({ step, port, document }: StepEndProps) {
  const node = document.canvas.nodes.find((one) => one.step === step);
  return (
    <button type="button" className="row" onClick={() => useSelection.getState().select(step)}>
      {node !== undefined && <StepGlyph stepType={node.step_type} family={node.family} />}
      <span className="grow cut">{step}</span>
      <span className="cap">{port}</span>
    </button>
  );
}
