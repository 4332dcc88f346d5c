import type { LinePart } from "../backend/bindings/LinePart";
import type { TextHunk } from "../backend/bindings/TextHunk";

/** Lines that stay around what differs. */
const AROUND = 3;
/** Fewer lines than these are not worth folding away. */
const FOLDED = 6;

/** A line that is in the older text alone. */
interface OldLine {
  at: number;
  text: string;
}

/** One line of two texts beside each other, or of one that has both. Lines are counted from 0. */
export type LineRow =
  | { kind: "same"; old: number; new: number }
  | { kind: "changed"; old: OldLine | null; new: number | null; part: LinePart | null }
  /** So many lines that are the same; `gap` names them. */
  | { kind: "fold"; gap: number; count: number };

type Run =
  | { first: number; rows: number; kind: "same"; old: number; new: number }
  | { first: number; rows: number; kind: "fold"; gap: number; count: number }
  | { first: number; rows: number; kind: "changed"; hunk: TextHunk };

/** The rows of two texts; each is made when it is looked at. */
export interface LineRows {
  count: number;
  /** The first row of each difference. */
  changes: readonly number[];
  row: (at: number) => LineRow;
}

/** The lines of a text, each cut out when it is looked at: a large text has hundreds of thousands. */
export interface Lines {
  count: number;
  /** Letters of the longest. */
  longest: number;
  line: (at: number) => string;
}

/** Finds the lines of a text; what ends with a line end has none after it. */
export function linesOf(text: string): Lines {
  const starts: number[] = [];
  let longest = 0;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf("\n", from);
    const end = found === -1 ? text.length : found;
    starts.push(from);
    longest = Math.max(longest, end - from);
    from = end + 1;
  }
  return {
    count: starts.length,
    longest,
    line: (at) => {
      const from = starts[at] ?? text.length;
      const end = text.indexOf("\n", from);
      return text.slice(from, end === -1 ? text.length : end);
    },
  };
}

/** Letters of the longest line of two texts. */
export function longestOf(hunks: readonly TextHunk[], { longest }: Lines): number {
  for (const { removed } of hunks) for (const line of removed) longest = Math.max(longest, line.length);
  return longest;
}

function rowOf(run: Run, at: number, beside: boolean): LineRow {
  if (run.kind === "fold") return { kind: "fold", gap: run.gap, count: run.count };
  if (run.kind === "same") return { kind: "same", old: run.old + at, new: run.new + at };
  const { old: before, removed, new: first, added, parts } = run.hunk;
  const went = (line: number): OldLine | null => {
    const text = removed[line];
    return text === undefined ? null : { at: before + line, text };
  };
  if (beside)
    return { kind: "changed", old: went(at), new: at < added ? first + at : null, part: parts[at] ?? null };
  const old = went(at);
  const line = old === null ? at - removed.length : at;
  return { kind: "changed", old, new: old === null ? first + line : null, part: parts[line] ?? null };
}

/**
 * Rows of what differs and a few lines around it in a text of so many `lines`; the rest is folded away but for the gaps that
 * are `open`, each named by the number of the difference after it.
 */
export function rowsOf(
  hunks: readonly TextHunk[],
  lines: number,
  beside: boolean,
  open: ReadonlySet<number>,
): LineRows {
  const runs: Run[] = [];
  const changes: number[] = [];
  let count = 0;
  const add = (run: Run) => {
    if (run.rows === 0) return;
    runs.push(run);
    count += run.rows;
  };
  let old = 0;
  let next = 0;
  const same = (rows: number) => {
    add({ first: count, rows, kind: "same", old, new: next });
    old += rows;
    next += rows;
  };
  const gap = (index: number, rows: number) => {
    const before = index === 0 ? 0 : AROUND;
    const after = index === hunks.length ? 0 : AROUND;
    const hidden = rows - before - after;
    if (hidden < FOLDED || open.has(index)) {
      same(rows);
      return;
    }
    same(before);
    add({ first: count, rows: 1, kind: "fold", gap: index, count: hidden });
    old += hidden;
    next += hidden;
    same(after);
  };
  hunks.forEach((hunk, index) => {
    gap(index, hunk.old - old);
    changes.push(count);
    const rows = beside ? Math.max(hunk.removed.length, hunk.added) : hunk.removed.length + hunk.added;
    add({ first: count, rows, kind: "changed", hunk });
    old = hunk.old + hunk.removed.length;
    next = hunk.new + hunk.added;
  });
  gap(hunks.length, lines - next);
  const row = (at: number): LineRow => {
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((runs[middle]?.first ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const run = runs[low];
    if (run === undefined) throw new RangeError(`there is no row ${at}`);
    return rowOf(run, at - run.first, beside);
  };
  return { count, changes, row };
}
