import type { StepForm } from "../../backend/bindings/StepForm";
import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";
import { Glyph, StepGlyph } from "../../widgets/Glyph";
import { ConditionRow } from "./ConditionRow";
import { changeCondition } from "./fieldEdit";
import { sentenceOf } from "./sentence";

/** The conditions of a step, in a sentence and as rows; then its branches. */
export function Conditions({ form }: { form: StepForm }) {
  const list = `${form.pointer}/Arguments/Conditions`;
  return (
    <>
      <section className="form-section" aria-label="Conditions">
        <h3 className="sect">
          Conditions
          {form.conditions.length > 1 && <span className="cap">all of them must hold</span>}
          <span className="grow" />
          <button
            type="button"
            className="icon small"
            aria-label="Add a condition"
            title="Add a condition"
            onClick={() => void changeCondition(list, { change: "add" })}
            data-testid="add-condition"
          >
            <Glyph name="plus" size={14} />
          </button>
        </h3>
        <p className="sentence pick" data-testid="condition-sentence">
          {sentenceOf(form)}
        </p>
        {form.conditions.map((condition, index) => (
          <div key={condition.pointer}>
            {index > 0 && <div className="and">and</div>}
            <ConditionRow condition={condition} />
          </div>
        ))}
      </section>
      <Branch step={form.step} outcome />
      <Branch step={form.step} outcome={false} />
    </>
  );
}

function Branch({ step, outcome }: { step: string; outcome: boolean }) {
  const select = useSelection((state) => state.select);
  const nodes = useDocument((state) => state.document?.canvas.nodes);
  const lane = `${step}/${outcome ? "True" : "False"}`;
  const inside = nodes?.filter((node) => node.lane === lane) ?? [];
  return (
    <section className="form-section" aria-label={outcome ? "If it holds" : "If it does not"}>
      <h3 className="sect">
        {outcome ? "If it holds" : "If it does not"}{" "}
        <span className="cap">{inside.length === 0 ? "nothing" : ""}</span>
      </h3>
      {inside.map((node) => (
        <button key={node.step} type="button" className="row" onClick={() => select(node.step)}>
          <StepGlyph stepType={node.step_type} family={node.family} />
          <span className="grow cut">{node.step}</span>
          <span className="cap">{node.step_type}</span>
        </button>
      ))}
      {inside.length === 0 && (
        <p className="empty-line small">Drop a step into the branch, or drag its port to empty canvas.</p>
      )}
    </section>
  );
}
