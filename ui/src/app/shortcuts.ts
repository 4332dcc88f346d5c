import { useEffect } from "react";
import { redo, saveDocument, undo } from "../document/edit";
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
  const key = event.key.toLowerCase();
  const editable = useExecution.getState().arn === null;
  if (key === "enter") askToStart();
  else if (key === "." && shownIsRunning()) void stopExecution();
  else if (key === "s" && editable) void saveDocument();
  // A text field has an undo of its own.
  else if (key === "z" && editable && !typing) void (event.shiftKey ? redo() : undo());
  else if (key === "y" && editable && !typing) void redo();
  else return;
  event.preventDefault();
}

/**
 * Keys that work wherever the focus is: Ctrl+Enter runs, Ctrl+. stops, Ctrl+S saves, Ctrl+Z takes back,
 * Ctrl+Shift+Z and Ctrl+Y do again, Escape lets the selection go.
 */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
