import { useEffect, useMemo, useState, type RefObject } from "react";
import { backend } from "../backend/backend";
import type { ComparedLines } from "../backend/bindings/ComparedLines";
import type { TextComparison } from "../backend/bindings/TextComparison";
import { failureOf, type Failure } from "../backend/failure";
import { useWindowed } from "../widgets/useWindowed";
import { linesOf, rowsOf, type LineRows } from "./lines";

/** The height of a row, in px. */
export const ROW = 19;
/** Texts of so few rows are drawn whole. */
const WHOLE = 60;
/** The lines of so many rows before and after those in view are read with them. */
const AROUND = 120;

export type Side = keyof ComparedLines;

/** Texts that are drawn, and what has been read of them. */
interface Drawn {
  texts: TextComparison;
  /** The gaps that are not folded away. */
  open: ReadonlySet<number>;
  lines: Record<Side, ReadonlyMap<number, string>>;
}

interface TextRows {
  rows: LineRows;
  /** Which of them to draw: `first` up to, not including, `last`. */
  first: number;
  last: number;
  /** Room to leave above and below them, in px. */
  above: number;
  below: number;
  /** UTF-16 units of the longest line. */
  longest: number;
  /** What a line holds, once it has been read. */
  line: (side: Side, at: number) => string | undefined;
  /** Shows what is folded away in a gap. */
  open: (gap: number) => void;
  failure: Failure | null;
}

const unread = (texts: TextComparison): Drawn => ({
  texts,
  open: new Set(),
  lines: { old: new Map(), new: new Map() },
});

/**
 * The rows of compared texts that a scrolling element has to draw. Their lines are read as they come into view. Other texts are
 * drawn once theirs have been read, so that nothing blinks at an edit; `again` compares anew what is no longer kept.
 */
export function useTextRows(
  box: RefObject<HTMLElement | null>,
  texts: TextComparison,
  beside: boolean,
  again: () => void,
): TextRows {
  const [drawn, setDrawn] = useState(() => unread(texts));
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = useMemo(
    () => rowsOf(drawn.texts.hunks, drawn.texts.lines, beside, drawn.open),
    [drawn.texts, drawn.open, beside],
  );
  const { first, last, above, below } = useWindowed(box, rows.count, ROW, WHOLE);
  useEffect(() => {
    const isNew = drawn.texts.id !== texts.id;
    const shown = linesOf(rows, first, last);
    const isRead = (side: Side) => shown[side].every((at) => drawn.lines[side].has(at));
    if (!isNew && isRead("old") && isRead("new")) return;
    const next = isNew ? unread(texts) : drawn;
    const of = isNew ? rowsOf(texts.hunks, texts.lines, beside, next.open) : rows;
    const asked = linesOf(
      of,
      Math.max(0, Math.min(first, of.count) - AROUND),
      Math.min(of.count, last + AROUND),
    );
    const byNumber = (side: Side, read: ComparedLines) =>
      new Map(asked[side].map((at, index) => [at, read[side][index] ?? ""]));
    backend()
      .call("read_compared_lines", { comparison: texts.id, ...asked })
      .then(
        (read) => {
          const lines = { old: byNumber("old", read), new: byNumber("new", read) };
          setFailure(null);
          setDrawn((now) => {
            // What was opened meanwhile stays open; what belongs to texts that went is dropped.
            if (now.texts.id === next.texts.id) return { ...now, lines };
            return now.texts.id < next.texts.id ? { ...next, lines } : now;
          });
        },
        (reason: unknown) => {
          const failed = failureOf(reason);
          if (failed.code === "not_found") again();
          else setFailure(failed);
        },
      );
    // `again` only starts another comparison, whoever gives it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [texts, drawn, rows, beside, first, last]);
  return {
    rows,
    first,
    last,
    above,
    below,
    longest: drawn.texts.longest,
    line: (side, at) => drawn.lines[side].get(at),
    open: (gap) => setDrawn((now) => ({ ...now, open: new Set([...now.open, gap]) })),
    failure,
  };
}
