import type { ComparedExecution } from "../backend/bindings/ComparedExecution";
import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";

/** As many executions have a colour of their own; from there on the letters alone tell them apart. */
export const HUES = 8;

/** The colour of the execution at a place, always the same for the same place. */
export function runColour(index: number): string {
  return `var(--run-${String.fromCharCode(97 + (index % HUES))})`;
}

type Named = Pick<ComparedExecution, "summary">;

/** Whether executions of several pipelines are compared: their numbers alone do not tell them apart. */
export function isSeveral(executions: readonly Named[]): boolean {
  return executions.some(({ summary }) => summary.pipeline !== executions[0]?.summary.pipeline);
}

/** What executions are called beside one another. */
export function namer(
  executions: readonly Named[],
): (summary: Pick<ExecutionSummary, "pipeline" | "number">) => string {
  const several = isSeveral(executions);
  return ({ pipeline, number }) => (several ? `${pipeline} ${number}` : `Run ${number}`);
}
