import { goTo } from "../app/place";
import { backend } from "../backend/backend";
import { openDocument, useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";
import { openExecution } from "./execution";

/** Shows an execution on the canvas from wherever the window is, in its project where that is known, with a step of it selected. */
export async function showExecution(arn: string, step: string | null = null): Promise<void> {
  try {
    const { summary, project } = await backend().call("read_execution", { arn });
    if (useDocument.getState().document?.name !== summary.pipeline && project !== null)
      await openDocument(project);
  } catch (reason) {
    alertFailure("Opening the execution", reason);
    return;
  }
  goTo({ at: "design" });
  await openExecution(arn);
  if (step !== null) useSelection.getState().select(step);
}
