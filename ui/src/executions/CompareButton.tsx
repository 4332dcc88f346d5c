import { goTo } from "../app/place";
import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";
import { Glyph } from "../widgets/Glyph";

interface CompareButtonProps {
  /** The execution that is shown: it becomes the base. */
  shown: string;
  other: ExecutionSummary;
}

/** Puts an execution beside the one that is shown. */
export function CompareButton({ shown, other }: CompareButtonProps) {
  const text = `Compare run ${other.number} with the one shown`;
  return (
    <button
      type="button"
      className="icon small compare-with"
      aria-label={text}
      title={text}
      onClick={() => goTo({ at: "comparison", executions: [shown, other.arn] })}
      data-testid="compare-with"
    >
      <Glyph name="split" size={14} />
    </button>
  );
}
