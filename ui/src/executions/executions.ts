import { create } from "zustand";
import { backend } from "../backend/backend";
import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";
import { coalesce } from "../document/coalesce";
import { useDocument } from "../document/document";
import { alertFailure } from "../widgets/alertList";

/** As many as the list shows; older ones are in the history. */
export const LISTED = 200;

interface ExecutionsState {
  /** Of the open pipeline, newest first; `null` before the first answer. */
  executions: ExecutionSummary[] | null;
}

/** The open pipeline's executions. */
export const useExecutions = create<ExecutionsState>(() => ({ executions: null }));

/** When the last of these ended; 0 when none has. */
export function lastEnd(executions: readonly ExecutionSummary[] | null): number {
  return (executions ?? []).reduce((last, { ended_at }) => Math.max(last, ended_at ?? 0), 0);
}

/** Reads the list again. */
export const refreshExecutions = coalesce(async () => {
  const pipeline = useDocument.getState().document?.name;
  if (pipeline === undefined) return;
  try {
    const executions = await backend().call("list_executions", { pipeline, limit: LISTED });
    if (useDocument.getState().document?.name === pipeline) useExecutions.setState({ executions });
  } catch (reason) {
    alertFailure("Listing the executions", reason);
  }
});

/** Takes one execution's line over without asking for the whole list. */
export function acceptSummary(summary: ExecutionSummary): void {
  useExecutions.setState(({ executions }) => {
    if (executions === null) return { executions: [summary] };
    const known = executions.some((one) => one.arn === summary.arn);
    return {
      executions: known
        ? executions.map((one) => (one.arn === summary.arn ? summary : one))
        : [summary, ...executions],
    };
  });
}
