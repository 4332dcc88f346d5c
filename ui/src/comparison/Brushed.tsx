import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { lookAt } from "./comparison";
import { Letter } from "./Letter";

interface BrushedProps {
  comparison: ExecutionComparison;
  /** The places of the executions that go through every marked stretch. */
  chosen: readonly number[];
}

/** As many are named. */
const NAMED = 12;

/** What goes through the marked stretches, and the way to compare only that. */
export function Brushed({ comparison: { executions }, chosen }: BrushedProps) {
  const arns = chosen.flatMap((index) => executions[index]?.summary.arn ?? []);
  return (
    <p className="hstack brushed" role="status" data-testid="brushed">
      <span className="cap">
        {chosen.length} of {executions.length} chosen
      </span>
      {chosen.slice(0, NAMED).map((index) => (
        <Letter key={index} letter={executions[index]?.letter ?? ""} index={index} />
      ))}
      {chosen.length > NAMED && <span className="cap">and {chosen.length - NAMED} more</span>}
      <span className="grow" />
      <button
        type="button"
        className="btn small"
        disabled={arns.length < 2 || arns.length === executions.length}
        onClick={() => lookAt({ executions: arns, base: undefined, other: undefined })}
        data-testid="compare-brushed"
      >
        Compare only these
      </button>
    </p>
  );
}
