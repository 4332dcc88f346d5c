import type { HistoryColumn } from "../backend/bindings/HistoryColumn";
import type { HistoryColumns } from "../backend/bindings/HistoryColumns";

/** A column of the table. */
export interface Column {
  /** What it goes by in filters and orders: `started`, `param.MaxDepth`, `metric.Train/auc`. */
  key: string;
  title: string;
  /** Its step, for a metric of one. */
  about?: string;
  kind: "own" | "parameter" | "metric";
  width: number;
  /** Whether its values stand at the right. */
  numeric: boolean;
  /** What clicking its heading sorts by; none for what has no order. */
  sort?: string;
}

/** What the user has made of the columns. */
export interface Layout {
  /** The columns that are shown, in order. */
  shown: readonly string[];
  widths: Readonly<Record<string, number>>;
}

/** The columns that every execution has, whatever its pipeline. */
export const OWN: readonly Column[] = [
  { key: "run", title: "Run", kind: "own", width: 220, numeric: false, sort: "pipeline" },
  { key: "status", title: "Status", kind: "own", width: 108, numeric: false, sort: "status" },
  { key: "started", title: "Started", kind: "own", width: 104, numeric: false, sort: "started" },
  { key: "duration", title: "Took", kind: "own", width: 96, numeric: true, sort: "duration" },
  { key: "tags", title: "Tags", kind: "own", width: 132, numeric: false },
  { key: "preset", title: "Preset", kind: "own", width: 96, numeric: false, sort: "preset" },
  { key: "version", title: "Version", kind: "own", width: 76, numeric: true, sort: "version" },
  { key: "note", title: "Note", kind: "own", width: 160, numeric: false, sort: "note" },
  { key: "reason", title: "Why it failed", kind: "own", width: 220, numeric: false },
];

export const NARROWEST = 56;
export const WIDEST = 640;

/** What people train for, most often. */
const GOALS = [/auc/i, /accuracy/i, /f1/i, /rmse|mse|mae/i, /loss/i];

/** Before the user chose any: what most of the newest executions have, and what tells them apart. */
export function firstLayout(known: HistoryColumns): Layout {
  const goal = ({ name }: HistoryColumn) => GOALS.findIndex((one) => one.test(name)) >>> 0;
  const common = (a: HistoryColumn, b: HistoryColumn) => b.lately - a.lately;
  const metrics = known.metrics
    .filter((column) => column.step === null)
    .sort((a, b) => common(a, b) || goal(a) - goal(b));
  const parameters = [...known.parameters].sort(
    (a, b) => common(a, b) || Number(b.varies) - Number(a.varies) || Number(b.numeric) - Number(a.numeric),
  );
  const keys = (some: readonly HistoryColumn[]) => some.slice(0, 3).map(({ key }) => key);
  return {
    shown: ["run", "status", "started", "duration", "tags", ...keys(metrics), ...keys(parameters)],
    widths: {},
  };
}

/** Every column there is. */
export function columnsOf(known: HistoryColumns): Column[] {
  const parameters = known.parameters.map(({ key, name, numeric }): Column => ({
    key,
    title: name,
    kind: "parameter",
    width: 110,
    numeric,
    sort: key,
  }));
  const metrics = known.metrics.map(({ key, name, step }): Column => ({
    key,
    title: name,
    ...(step === null ? {} : { about: step }),
    kind: "metric",
    width: 104,
    numeric: true,
    sort: key,
  }));
  return [...OWN, ...metrics, ...parameters];
}

/** The shown columns, with the widths that the user gave them. The run is always there, and first. */
export function shownColumns(layout: Layout, all: readonly Column[]): Column[] {
  const byKey = new Map(all.map((column) => [column.key, column]));
  const keys = ["run", ...layout.shown.filter((key) => key !== "run")];
  return keys.flatMap((key) => {
    const column = byKey.get(key);
    return column === undefined ? [] : [{ ...column, width: layout.widths[key] ?? column.width }];
  });
}

/** With a column more, at the end, or without it. */
export function toggled(layout: Layout, key: string): Layout {
  if (key === "run") return layout;
  const shown = layout.shown.includes(key)
    ? layout.shown.filter((one) => one !== key)
    : [...layout.shown, key];
  return { ...layout, shown };
}

/** With a column in front of another, or at the end. */
export function movedTo(layout: Layout, key: string, before: string | null): Layout {
  if (key === "run" || before === "run" || key === before) return layout;
  const rest = layout.shown.filter((one) => one !== key);
  const at = before === null ? rest.length : rest.indexOf(before);
  return at < 0 ? layout : { ...layout, shown: [...rest.slice(0, at), key, ...rest.slice(at)] };
}

/** With a column one place to the left or right. */
export function moved(layout: Layout, key: string, by: -1 | 1): Layout {
  const at = layout.shown.indexOf(key);
  const first = layout.shown.includes("run") ? 1 : 0;
  const to = at + by;
  if (at < first || to < first || to >= layout.shown.length) return layout;
  const shown = [...layout.shown];
  shown.splice(at, 1);
  shown.splice(to, 0, key);
  return { ...layout, shown };
}

/** With a column of another width. */
export function resized(layout: Layout, key: string, width: number): Layout {
  return {
    ...layout,
    widths: { ...layout.widths, [key]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) },
  };
}

/** What clicking a heading sorts by next: the greatest first, the least first, as before. */
export function nextSort(current: string, key: string, numeric: boolean): string {
  const [first, second] = numeric || key === "started" ? [`-${key}`, key] : [key, `-${key}`];
  if (current === first) return second;
  return current === second ? "-started" : first;
}
