import { useEffect } from "react";
import { useSelection } from "../document/selection";
import { isRunning, stopExecution, useExecution } from "../executions/execution";
import { askToStart, useStart } from "../start/start";

function shownIsRunning(): boolean {
  const status = useExecution.getState().execution?.summary.status;
  return status !== undefined && isRunning(status);
}

function pressed(event: KeyboardEvent): void {
  if (useStart.getState().open || event.defaultPrevented) return;
  const typing = event.target instanceof HTMLInputElement;
  if (event.key === "Escape" && !typing) useSelection.getState().select(null);
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === "Enter") askToStart();
  else if (event.key === "." && shownIsRunning()) void stopExecution();
  else return;
  event.preventDefault();
}

/** Keys that work wherever the focus is: Ctrl+Enter runs, Ctrl+. stops, Escape lets the selection go. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
