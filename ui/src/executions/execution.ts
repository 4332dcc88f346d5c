import { create } from "zustand";
import { backend } from "../backend/backend";
import type { ExecutionStatus } from "../backend/bindings/ExecutionStatus";
import type { ExecutionView } from "../backend/bindings/ExecutionView";
import type { StepRun } from "../backend/bindings/StepRun";
import { coalesce } from "../document/coalesce";
import { alertFailure } from "../widgets/alertList";
import { acceptSummary } from "./executions";

interface ExecutionState {
  /** The execution being shown or opened; `null` while the design is shown. */
  arn: string | null;
  /** Its view, once read; during a replay as it was at that moment. */
  execution: ExecutionView | null;
  /** Its view as recorded, whatever moment is shown. */
  recorded: ExecutionView | null;
}

/** The execution on the canvas. */
export const useExecution = create<ExecutionState>(() => ({ arn: null, execution: null, recorded: null }));

/** Whether an execution can still change. */
export function isRunning(status: ExecutionStatus): boolean {
  return status === "Executing" || status === "Stopping";
}

/** Reads the shown execution again. */
export const refreshExecution = coalesce(async () => {
  const { arn } = useExecution.getState();
  if (arn === null) return;
  try {
    const execution = await backend().call("read_execution", { arn });
    if (useExecution.getState().arn !== arn) return;
    useExecution.setState({ execution, recorded: execution });
    acceptSummary(execution.summary);
  } catch (reason) {
    if (useExecution.getState().arn === arn)
      useExecution.setState({ arn: null, execution: null, recorded: null });
    alertFailure("Reading the execution", reason);
  }
});

/** Shows an execution. */
export async function openExecution(arn: string): Promise<void> {
  if (useExecution.getState().arn !== arn) useExecution.setState({ arn, execution: null, recorded: null });
  await refreshExecution();
}

/** Goes back to the design. */
export function closeExecution(): void {
  useExecution.setState({ arn: null, execution: null, recorded: null });
}

/** Asks the shown execution to end; with `now` its steps get no time to. */
export async function stopExecution(now = false): Promise<void> {
  const { arn } = useExecution.getState();
  if (arn === null) return;
  try {
    acceptSummary(await backend().call("stop_execution", { arn, now }));
    await refreshExecution();
  } catch (reason) {
    alertFailure("Stopping the execution", reason);
  }
}

/** One step of the shown execution. */
export function useStepRun(step: string | null): StepRun | null {
  return useExecution(({ execution }) => execution?.steps.find((run) => run.name === step) ?? null);
}
