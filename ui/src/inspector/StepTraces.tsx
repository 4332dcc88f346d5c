import { goTo } from "../app/place";
import { Glyph } from "../widgets/Glyph";

interface StepTracesProps {
  /** The step run, as lineage is asked about it. */
  subject: string;
  /** Its Describe document; `null` before there is one. */
  describe: unknown;
}

/** The version of a model that the step registered. */
function packageOf(describe: unknown): string | null {
  if (describe === null || typeof describe !== "object" || !("ModelPackageArn" in describe)) return null;
  return typeof describe.ModelPackageArn === "string" ? describe.ModelPackageArn : null;
}

/** The ways from a step run to what it came of and what came of it. */
export function StepTraces({ subject, describe }: StepTracesProps) {
  const model = packageOf(describe);
  return (
    <div className="step-traces">
      <button
        type="button"
        className="btn small"
        onClick={() => goTo({ at: "lineage", subject })}
        data-testid="step-lineage"
      >
        <Glyph name="upstream" size={14} />
        Lineage
      </button>
      {model !== null && (
        <button
          type="button"
          className="btn small"
          onClick={() => goTo({ at: "passport", package: model })}
          data-testid="step-passport"
        >
          <Glyph name="tag" size={14} />
          Passport of the model
        </button>
      )}
    </div>
  );
}
