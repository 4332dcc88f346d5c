import type { LinePart } from "../backend/bindings/LinePart";
import type { TextHunk } from "../backend/bindings/TextHunk";

/** Lines that stay around what differs. */
const AROUND = 3;
/** Fewer lines than these are not worth folding away. */
const FOLDED = 6;

/** One line of two texts beside each other, or of one that has both. Lines are counted from 0. */
export type LineRow =
  | { kind: "same"; old: number; new: number }
  | { kind: "changed"; old: number | null; new: number | null; part: LinePart | null }
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

function rowOf(run: Run, at: number, beside: boolean): LineRow {
  if (run.kind === "fold") return { kind: "fold", gap: run.gap, count: run.count };
  if (run.kind === "same") return { kind: "same", old: run.old + at, new: run.new + at };
  const { old: before, removed, new: first, added, parts } = run.hunk;
  const went = (line: number) => (line < removed ? before + line : null);
  if (beside)
    return { kind: "changed", old: went(at), new: at < added ? first + at : null, part: parts[at] ?? null };
  const old = went(at);
  const line = old === null ? at - removed : at;
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
    const rows = beside ? Math.max(hunk.removed, hunk.added) : hunk.removed + hunk.added;
    add({ first: count, rows, kind: "changed", hunk });
    old = hunk.old + hunk.removed;
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

/** Which lines of both texts rows show; what is the same in both is a line of the newer one. */
export function linesOf({ row }: LineRows, first: number, last: number): { old: number[]; new: number[] } {
  const lines: { old: number[]; new: number[] } = { old: [], new: [] };
  for (let at = first; at < last; at++) {
    const one = row(at);
    if (one.kind === "fold") continue;
    if (one.kind === "changed" && one.old !== null) lines.old.push(one.old);
    if (one.new !== null) lines.new.push(one.new);
  }
  return lines;
}
