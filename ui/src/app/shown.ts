import { useDocument } from "../document/document";
import { isRunning, useExecution } from "../executions/execution";

/** Whether the design is shown, which can be edited; an execution cannot. */
export function isDesign(): boolean {
  return useDocument.getState().document !== null && useExecution.getState().arn === null;
}

/** Whether the execution that is shown has not ended. */
export function shownIsRunning(): boolean {
  const status = useExecution.getState().recorded?.summary.status;
  return status !== undefined && isRunning(status);
}
