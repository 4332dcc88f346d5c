import type { HistoryRow } from "../backend/bindings/HistoryRow";
import type { Column } from "./columns";

/** A value as a filter writes it. */
export const quoted = (text: string) =>
  text === "" || /[\s"(),:<>=!~\\]/.test(text) ? `"${text.replace(/[\\"]/g, "\\$&")}"` : text;

/** A term that finds the executions that have in a column what this one has; `null` where a filter has no word for it. */
export function termOf(
  column: Column,
  row: HistoryRow,
  value: HistoryRow["values"][number] | undefined,
): string | null {
  switch (column.key) {
    case "run":
      return `pipeline=${quoted(row.pipeline)}`;
    case "status":
      return `status:${row.status.toLowerCase()}`;
    case "preset":
      return row.preset === null ? null : `preset=${quoted(row.preset)}`;
    case "version":
      return `version=${row.version}`;
    case "tags":
      return row.tags[0] === undefined ? null : `tag=${quoted(row.tags[0])}`;
    default:
  }
  if (column.kind === "own" || value === undefined) return null;
  if (value === null) return `-has:${column.key}`;
  if (value.cut) return null;
  if (column.kind === "parameter") return `${column.key}=${quoted(value.text)}`;
  return value.number === null
    ? value.text === "NaN"
      ? `${column.key}:nan`
      : null
    : `${column.key}>=${value.number}`;
}

/** A filter that asks for one thing more. */
export function withTerm(filter: string, term: string): string {
  const before = filter.trim();
  if (before === "" || before.split(/\s+/).includes(term)) return before === "" ? term : before;
  // What an `or` separates is held together.
  return /(^|\s)or(\s|$)/i.test(before) ? `(${before}) ${term}` : `${before} ${term}`;
}
