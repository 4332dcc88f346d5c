import { create } from "zustand";
import { showBottom } from "../app/bottomTab";
import { backend } from "../backend/backend";
import { failureOf, type Failure } from "../backend/failure";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { openExecution } from "../executions/execution";
import { acceptSummary } from "../executions/executions";

interface StartState {
  open: boolean;
  /** Waiting for the program's answer. */
  starting: boolean;
  failure: Failure | null;
}

/** The start form. */
export const useStart = create<StartState>(() => ({ open: false, starting: false, failure: null }));

/** Opens the form for the open document. */
export function askToStart(): void {
  if (useDocument.getState().document !== null) useStart.setState({ open: true, starting: false, failure: null });
}

export function dismissStart(): void {
  useStart.setState({ open: false });
}

/** Starts an execution and shows it; a refusal stays in the form. */
export async function startExecution(parameters: Record<string, string>, displayName: string | null): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null || useStart.getState().starting) return;
  useStart.setState({ starting: true, failure: null });
  try {
    const summary = await backend().call("start_execution", { document: document.id, parameters, display_name: displayName, max_parallel_steps: null });
    useStart.setState({ open: false, starting: false });
    acceptSummary(summary);
    useSelection.getState().select(null);
    showBottom("log");
    await openExecution(summary.arn);
  } catch (reason) {
    useStart.setState({ starting: false, failure: failureOf(reason) });
  }
}
