import { create } from "zustand";
import type { HistoryRow } from "../backend/bindings/HistoryRow";

interface SelectionState {
  /** The selected executions, in the order in which they were chosen. */
  rows: ReadonlyMap<string, HistoryRow>;
  /** The line that the arrows go from. */
  line: number;
  /** Where a range begins. */
  anchor: number;
}

/** What is chosen in the history, and where the keyboard is. */
export const useSelection = create<SelectionState>(() => ({ rows: new Map(), line: 0, anchor: 0 }));

/** Moves the keyboard to a line. */
export function stand(line: number, anchor = line): void {
  useSelection.setState({ line, anchor });
}

/** Chooses an execution, or no longer. */
export function toggleRow(row: HistoryRow): void {
  const rows = new Map(useSelection.getState().rows);
  if (!rows.delete(row.arn)) rows.set(row.arn, row);
  useSelection.setState({ rows });
}

/** Chooses these too. */
export function addRows(more: readonly HistoryRow[]): void {
  const rows = new Map(useSelection.getState().rows);
  for (const row of more) rows.set(row.arn, row);
  useSelection.setState({ rows });
}

/** Takes what was read anew in the place of what is chosen. */
export function renewRows(read: readonly HistoryRow[]): void {
  const { rows } = useSelection.getState();
  if (read.some((row) => rows.has(row.arn))) addRows(read.filter((row) => rows.has(row.arn)));
}

/** Chooses nothing. */
export function clearSelection(): void {
  useSelection.setState({ rows: new Map() });
}

/** What an act on a row is about: all that is chosen when the row is among it, else the row alone. */
export function meant(row: HistoryRow): HistoryRow[] {
  const { rows } = useSelection.getState();
  return rows.has(row.arn) ? [...rows.values()] : [row];
}
