import type { KeyboardEvent, MouseEvent } from "react";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { showExecution } from "../executions/show";
import { askToDelete, chooseAll, compare, compared, edit, pin } from "./acts";
import { rowAt, toggleSection, useHistory } from "./history";
import { lineAt, starts, type Line } from "./sections";
import { addRows, clearSelection, meant, stand, toggleRow, useSelection } from "./selection";

/** What stands in a line now. */
export function standsIn(line: number): { found: Line | null; row: HistoryRow | undefined } {
  const state = useHistory.getState();
  const found = lineAt(state.sections, starts(state.sections), line);
  return { found, row: found?.kind === "execution" ? rowAt(state, found.section, found.at) : undefined };
}

/** The executions between two lines, as far as they have been read. */
function between(from: number, to: number): HistoryRow[] {
  const rows: HistoryRow[] = [];
  for (let line = Math.min(from, to); line <= Math.max(from, to); line += 1) {
    const { row } = standsIn(line);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

function steps(key: string, line: number, count: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return line + 1;
    case "ArrowUp":
      return line - 1;
    case "PageDown":
      return line + page;
    case "PageUp":
      return line - page;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** What the keys do in the table. Headings and buttons keep theirs. */
export function tableKeys(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  page: number,
  reveal: (line: number) => void,
): void {
  if (event.target !== event.currentTarget || event.altKey) return;
  const { line, anchor } = useSelection.getState();
  const { found, row } = standsIn(line);
  const to = steps(event.key, line, count, page);
  const rows = row === undefined ? [] : meant(row);
  if (to !== null && !event.ctrlKey) {
    const next = Math.max(0, Math.min(count - 1, to));
    reveal(next);
    stand(next, event.shiftKey ? anchor : next);
    if (event.shiftKey) addRows(between(anchor, next));
  } else if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "a") return;
    void chooseAll();
  } else if (
    found?.kind === "group" &&
    (event.key === "Enter" || event.key === " " || event.key === "ArrowLeft" || event.key === "ArrowRight")
  ) {
    toggleSection(found.section);
  } else if (event.key === "Escape" && useSelection.getState().rows.size > 0) {
    clearSelection();
  } else if (event.key.toLowerCase() === "c") {
    compare(compared(row));
  } else if (row === undefined) {
    return;
  } else if (event.key === " ") {
    toggleRow(row);
  } else if (event.key === "Enter") {
    void showExecution(row.arn);
  } else if (event.key === "Delete" || event.key === "Backspace") {
    void askToDelete(rows);
  } else if (event.key.toLowerCase() === "p") {
    pin(rows);
  } else if (event.key.toLowerCase() === "e" || event.key === "F2") {
    edit(rows);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** What clicks do: one chooses the line, with Ctrl as well, with Shift up to it; two open the execution. */
export function pointed(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element)) return;
  const line = Number(event.target.closest<HTMLElement>("[data-line]")?.dataset.line ?? NaN);
  if (Number.isNaN(line)) return;
  const { row } = standsIn(line);
  const check = event.target.closest("[data-check]") !== null;
  if (event.type === "dblclick") {
    if (row !== undefined && !check) void showExecution(row.arn);
    return;
  }
  const { anchor } = useSelection.getState();
  stand(line, event.shiftKey ? anchor : line);
  if (row === undefined || check) return;
  if (event.shiftKey) addRows(between(anchor, line));
  else if (event.ctrlKey || event.metaKey) toggleRow(row);
}
