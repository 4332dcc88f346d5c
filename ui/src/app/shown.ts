import { useDocument } from "../document/document";
import { usePlace } from "./place";
import { isRunning, useExecution } from "../executions/execution";

/** Whether the window is at the design and its executions, not at a page over them. */
export function isWorkbench(): boolean {
  return usePlace.getState().place.at === "design";
}

/** Whether the design is shown, which can be edited; an execution cannot. */
export function isDesign(): boolean {
  return isWorkbench() && useDocument.getState().document !== null && useExecution.getState().arn === null;
}

/** Whether the execution that is shown has not ended. */
export function shownIsRunning(): boolean {
  const status = useExecution.getState().recorded?.summary.status;
  return isWorkbench() && status !== undefined && isRunning(status);
}
