import { create } from "zustand";
import { goTo } from "../app/place";
import { hasPage } from "../app/pages";
import { backend } from "../backend/backend";
import type { DeletionView } from "../backend/bindings/DeletionView";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import type { OrganiseChange } from "../backend/bindings/OrganiseChange";
import type { TableFormat } from "../backend/bindings/TableFormat";
import { openDocument, useDocument } from "../document/document";
import { openExecution } from "../executions/execution";
import { counted } from "../format/number";
import { size } from "../format/size";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";
import { factsOf, refreshHistory, useHistory } from "./history";
import { clearSelection, useSelection } from "./selection";

interface ActsState {
  /** The executions whose name, tags and note are shown beside the table. */
  edited: readonly HistoryRow[];
  /** What is asked about before it is deleted. */
  deleting: { rows: readonly HistoryRow[]; plan: DeletionView } | null;
}

export const useActs = create<ActsState>(() => ({ edited: [], deleting: null }));

/** Shows an execution on the canvas, in its project where that is known. */
export async function open(row: HistoryRow): Promise<void> {
  try {
    const view = await backend().call("read_execution", { arn: row.arn });
    if (useDocument.getState().document?.name !== row.pipeline && view.project !== null) await openDocument(view.project);
  } catch (reason) {
    alertFailure("Opening the execution", reason);
    return;
  }
  goTo({ at: "design" });
  await openExecution(row.arn);
}

/** Whether so many executions can be compared. */
export const canCompare = (count: number) => count >= 2 && hasPage("comparison");

/** Goes to the comparison. The oldest comes first: it is what the others are compared with. */
export function compare(rows: readonly HistoryRow[]): void {
  if (canCompare(rows.length)) goTo({ at: "comparison", executions: [...rows].sort((a, b) => a.started_at - b.started_at).map((row) => row.arn) });
}

/** Changes what users put on executions. */
export async function organise(rows: readonly HistoryRow[], change: OrganiseChange, done: string): Promise<void> {
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
    const done = await backend().call("export_executions", { filter, sort, columns: factsOf(layout), format, path });
    say(`${counted(done.executions, "execution")} written to ${done.path}`);
  } catch (reason) {
    alertFailure("Exporting the history", reason);
  }
}

/** Shows the name, tags and note of what is meant. */
export function edit(rows: readonly HistoryRow[]): void {
  useActs.setState({ edited: rows });
}

/** The selected executions. */
export const selected = () => [...useSelection.getState().rows.values()];
