import { useEffect } from "react";
import { isRunning, stopExecution, useExecution } from "../executions/execution";
import { askToStart, useStart } from "../start/start";

function shownIsRunning(): boolean {
  const status = useExecution.getState().execution?.summary.status;
  return status !== undefined && isRunning(status);
}

function pressed(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) return;
  if (useStart.getState().open) return;
  if (event.key === "Enter") askToStart();
  else if (event.key === "." && shownIsRunning()) void stopExecution();
  else return;
  event.preventDefault();
}

/** Keys that work wherever the focus is: Ctrl+Enter runs, Ctrl+. stops. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
