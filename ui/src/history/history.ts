import { create } from "zustand";
import { backend } from "../backend/backend";
import type { FilterFault } from "../backend/bindings/FilterFault";
import type { HistoryColumns } from "../backend/bindings/HistoryColumns";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import type { HistorySummary } from "../backend/bindings/HistorySummary";
import { coalesce } from "../document/coalesce";
import { alertFailure } from "../widgets/alertList";
import { firstLayout, type Layout } from "./columns";
import { remembered, remember } from "./remembered";
import { sectionId, type Section } from "./sections";
import { renewRows } from "./selection";

/** Lines that are read at once. */
export const PAGE = 100;

interface HistoryState {
  /** The filter that the table shows; what is being typed may be another. */
  filter: string;
  sort: string;
  /** What the table is grouped by; empty for nothing. */
  group: string;
  /** `null` before the first answer. */
  summary: HistorySummary | null;
  columns: HistoryColumns | null;
  layout: Layout | null;
  remarks: readonly FilterFault[];
  sections: readonly Section[];
  closed: ReadonlySet<string>;
  /** Pages by section and number; an old one is shown until the new one is there. */
  pages: ReadonlyMap<string, Page>;
  /** Pages of another turn are out of date. */
  turn: number;
}

interface Page {
  turn: number;
  rows: readonly HistoryRow[];
}

/** The history as it is shown. */
export const useHistory = create<HistoryState>(() => ({
  filter: "",
  sort: remembered("sort", "-started"),
  group: remembered("group", ""),
  summary: null,
  columns: null,
  layout: remembered<Layout | null>("layout", null),
  remarks: [],
  sections: [],
  closed: new Set(),
  pages: new Map(),
  turn: 0,
}));

const asked = new Set<string>();
const pageId = (section: string, page: number) => `${page} ${section}`;

/** The row of a section, when it has been read. */
export function rowAt(state: HistoryState, section: Section, at: number): HistoryRow | undefined {
  return state.pages.get(pageId(section.id, Math.floor(at / PAGE)))?.rows[at % PAGE];
}

function sectionsOf(summary: HistorySummary, group: string, closed: ReadonlySet<string>): Section[] {
  const pinned: Section[] =
    summary.pinned === 0
      ? []
      : [
          {
            id: sectionId({ kind: "pinned" }),
            within: { kind: "pinned" },
            label: "Pinned",
            count: summary.pinned,
            failed: 0,
            durationMs: 0,
            open: true,
          },
        ];
  const rest: Section[] =
    group === ""
      ? [
          {
            id: sectionId(null),
            within: null,
            label: pinned.length > 0 ? "All" : null,
            count: summary.count,
            failed: 0,
            durationMs: summary.duration_ms,
            open: true,
          },
        ]
      : summary.groups.map(({ value, label, count, failed, duration_ms }) => ({
          id: sectionId(value),
          within: value,
          label,
          count,
          failed,
          durationMs: duration_ms,
          open: true,
        }));
  return [...pinned, ...rest].map((section) => ({ ...section, open: !closed.has(section.id) }));
}

/** Reads what the filter's executions come to, and what columns there are; the pages in view follow. */
export const refreshHistory = coalesce(async () => {
  const { filter, group } = useHistory.getState();
  try {
    const columns = await backend().call("read_history_columns", {});
    const summary = await backend().call("summarise_executions", {
      filter,
      group: group === "" ? null : group,
    });
    const state = useHistory.getState();
    if (state.filter !== filter || state.group !== group) return;
    useHistory.setState({
      columns,
      summary,
      remarks: summary.remarks,
      turn: state.turn + 1,
      sections: sectionsOf(summary, group, state.closed),
      layout:
        state.layout ??
        (columns.parameters.length + columns.metrics.length > 0 ? firstLayout(columns) : null),
    });
  } catch (reason) {
    alertFailure("Reading the history", reason);
  }
});

/** Reads a page that is in view, unless it is there. */
export async function readPage(section: Section, page: number): Promise<void> {
  const { filter, sort, group, layout, turn, pages } = useHistory.getState();
  const id = pageId(section.id, page);
  const request = `${turn} ${id}`;
  if (pages.get(id)?.turn === turn || asked.has(request)) return;
  asked.add(request);
  try {
    const { rows } = await backend().call("search_executions", {
      filter,
      sort,
      group: group === "" ? null : group,
      within: section.within,
      offset: page * PAGE,
      limit: PAGE,
      columns: factsOf(layout),
    });
    const state = useHistory.getState();
    if (state.filter !== filter || state.sort !== sort || state.group !== group || state.turn !== turn)
      return;
    // What has not been looked at for a while is read again when it is.
    const kept = [...state.pages].filter(([, page]) => page.turn >= turn - 2);
    useHistory.setState({ pages: new Map(kept).set(id, { turn, rows }) });
    renewRows(rows);
  } catch (reason) {
    alertFailure("Reading the history", reason);
  } finally {
    asked.delete(request);
  }
}

/** The columns that are parameters and metrics, in the order of the values of a row. */
export function factsOf(layout: Layout | null): string[] {
  return layout?.shown.filter((key) => key.startsWith("param.") || key.startsWith("metric.")) ?? [];
}

/** Shows other executions, or the same in another order. What was read stays in view until what is asked for is there. */
export function show(change: { filter?: string; sort?: string; group?: string }): void {
  const state = useHistory.getState();
  const same = (["filter", "sort", "group"] as const).every(
    (name) => change[name] === undefined || change[name] === state[name],
  );
  if (same) return;
  if (change.sort !== undefined) remember("sort", change.sort);
  if (change.group !== undefined) remember("group", change.group);
  useHistory.setState({
    ...change,
    turn: state.turn + 1,
    closed: change.group === undefined ? state.closed : new Set(),
  });
  if (change.filter !== undefined || change.group !== undefined) void refreshHistory();
}

/** Changes the columns. */
export function arrangeColumns(layout: Layout): void {
  const { layout: before, turn } = useHistory.getState();
  remember("layout", layout);
  const other = factsOf(layout).join("\n") !== factsOf(before).join("\n");
  useHistory.setState(other ? { layout, turn: turn + 1, pages: new Map() } : { layout });
}

/** Opens or closes a group. */
export function toggleSection(section: Section): void {
  const closed = new Set(useHistory.getState().closed);
  if (!closed.delete(section.id)) closed.add(section.id);
  useHistory.setState(({ sections }) => ({
    closed,
    sections: sections.map((one) => ({ ...one, open: !closed.has(one.id) })),
  }));
}
