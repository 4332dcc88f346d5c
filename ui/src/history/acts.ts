import { create } from "zustand";
import { goTo } from "../app/place";
import { hasPage } from "../app/pages";
import { backend } from "../backend/backend";
import type { DeletionView } from "../backend/bindings/DeletionView";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import type { OrganiseChange } from "../backend/bindings/OrganiseChange";
import type { TableFormat } from "../backend/bindings/TableFormat";
import { counted } from "../format/number";
import { size } from "../format/size";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";
import { factsOf, refreshHistory, useHistory } from "./history";
import { addRows, clearSelection, useSelection } from "./selection";

interface ActsState {
  /** The executions whose name, tags and note are shown beside the table. */
  edited: readonly HistoryRow[];
  /** What is asked about before it is deleted. */
  deleting: { rows: readonly HistoryRow[]; plan: DeletionView } | null;
}

export const useActs = create<ActsState>(() => ({ edited: [], deleting: null }));

/** As many as are compared at once. */
export const MOST_COMPARED = 100;

/** Whether so many executions can be compared. */
export const canCompare = (count: number) => count >= 2 && count <= MOST_COMPARED && hasPage("comparison");

/** Goes to the comparison. The oldest comes first: it is what the others are compared with. */
export function compare(rows: readonly HistoryRow[]): void {
  if (canCompare(rows.length))
    goTo({
      at: "comparison",
      executions: [...rows].sort((a, b) => a.started_at - b.started_at).map((row) => row.arn),
    });
}

/** Changes what users put on executions. */
export async function organise(
  rows: readonly HistoryRow[],
  change: OrganiseChange,
  done: string,
): Promise<void> {
  try {
    await backend().call("organise_executions", { arns: rows.map((row) => row.arn), change });
    say(done);
    await refreshHistory();
  } catch (reason) {
    alertFailure("Changing the execution", reason);
  }
}

/** Pins all of these, or none when all are. */
export function pin(rows: readonly HistoryRow[]): void {
  const pinned = !rows.every((row) => row.pinned);
  void organise(rows, { kind: "pin", pinned }, pinned ? "Pinned" : "No longer pinned");
}

/** Asks before deleting. */
export async function askToDelete(rows: readonly HistoryRow[]): Promise<void> {
  try {
    const plan = await backend().call("read_deletion", { arns: rows.map((row) => row.arn) });
    useActs.setState({ deleting: { rows, plan } });
  } catch (reason) {
    alertFailure("Looking at what would be deleted", reason);
  }
}

/** Deletes what was asked about. */
export async function deleteAsked(): Promise<void> {
  const { deleting } = useActs.getState();
  if (deleting === null) return;
  useActs.setState({ deleting: null });
  try {
    const done = await backend().call("delete_executions", { arns: deleting.rows.map((row) => row.arn) });
    say(`${counted(done.executions, "execution")} deleted, ${size(done.bytes)} freed`);
    clearSelection();
    await refreshHistory();
  } catch (reason) {
    alertFailure("Deleting", reason);
  }
}

/** Writes what is shown to a file. */
export async function exportTable(format: TableFormat): Promise<void> {
  const path = await backend().pickSave(`executions.${format}`);
  if (path === null) return;
  const { filter, sort, layout } = useHistory.getState();
  try {
    const done = await backend().call("export_executions", {
      filter,
      sort,
      columns: factsOf(layout),
      format,
      path,
    });
    say(`${counted(done.executions, "execution")} written to ${done.path}`);
  } catch (reason) {
    alertFailure("Exporting the history", reason);
  }
}

/** Shows the name, tags and note of what is meant. */
export function edit(rows: readonly HistoryRow[]): void {
  useActs.setState({ edited: rows });
}

/** So many are chosen at once. */
const MOST = 1000;

/** Chooses all that the filter leaves, as many as can be; or none, when they are. */
export async function chooseAll(): Promise<void> {
  const { filter, sort, summary, layout } = useHistory.getState();
  const count = summary?.count ?? 0;
  if (useSelection.getState().rows.size >= Math.min(count, MOST)) {
    clearSelection();
    return;
  }
  try {
    const { rows } = await backend().call("search_executions", {
      filter,
      sort,
      group: null,
      within: null,
      offset: 0,
      limit: MOST,
      columns: factsOf(layout),
    });
    addRows(rows);
    say(
      count > rows.length
        ? `The first ${rows.length.toLocaleString("en-US")} of ${counted(count, "execution")} chosen`
        : `${counted(rows.length, "execution")} chosen`,
    );
  } catch (reason) {
    alertFailure("Choosing executions", reason);
  }
}

/** What is compared from a row: all that is chosen, and the row. */
export function compared(row: HistoryRow | undefined): HistoryRow[] {
  const rows = new Map(useSelection.getState().rows);
  if (row !== undefined && rows.size < 2) rows.set(row.arn, row);
  return [...rows.values()];
}
