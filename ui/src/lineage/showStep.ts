import { goTo } from "../app/place";
import { useSelection } from "../document/selection";
import { openExecution } from "../executions/execution";

/** Goes to an execution, with one of its steps selected. */
export async function showStep(execution: string, step: string | null): Promise<void> {
  goTo({ at: "design" });
  await openExecution(execution);
  if (step !== null) useSelection.getState().select(step);
}
