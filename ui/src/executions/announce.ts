import type { ExecutionView } from "../backend/bindings/ExecutionView";
import { LOOKS, stepState } from "./stepState";

/** What changed from one view of an execution to the next, in words for a screen reader; empty when nothing did. */
export function announcement(before: ExecutionView | null, after: ExecutionView | null): string {
  if (before === null || after === null || before.summary.arn !== after.summary.arn) return "";
  const known = new Map(before.steps.map((run) => [run.name, stepState(run)]));
  const changes = after.steps
    .filter((run) => known.get(run.name) !== stepState(run))
    .map(
      (run) =>
        `${run.name}: ${LOOKS[stepState(run)].word}${run.failure_reason === null ? "" : `, ${run.failure_reason}`}`,
    );
  if (before.summary.status !== after.summary.status)
    changes.push(`Run ${after.summary.number}: ${after.summary.status}`);
  return changes.join(". ");
}
