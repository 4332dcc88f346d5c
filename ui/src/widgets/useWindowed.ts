import { useCallback, useEffect, useState, type RefObject } from "react";

/** Lists of so few rows are drawn whole, unless told otherwise. */
const WHOLE = 200;
/** Rows drawn beyond the edges, so that a quick scroll shows no gap and the arrows find the next row. */
const AIR = 20;

interface Windowed {
  /** Which rows to draw: `first` up to, not including, `last`. */
  first: number;
  last: number;
  /** Room to leave above and below them, in px. */
  above: number;
  below: number;
  /** Scrolls so that a row is drawn and in view. */
  reveal: (row: number) => void;
}

/** The rows that a scrolling element of so many equally high rows has to draw. */
export function rowsInView(
  top: number,
  height: number,
  count: number,
  row: number,
  whole = WHOLE,
): { first: number; last: number } {
  if (count <= whole) return { first: 0, last: count };
  const first = Math.min(count, Math.max(0, Math.floor(top / row) - AIR));
  return { first, last: Math.max(first, Math.min(count, Math.ceil((top + height) / row) + AIR)) };
}

/** Follows a scrolling element: a list of thousands of rows costs no more than what is in view; up to `whole` are all drawn. */
export function useWindowed(
  element: RefObject<HTMLElement | null>,
  count: number,
  row: number,
  whole = WHOLE,
): Windowed {
  const [range, setRange] = useState(() => rowsInView(0, 900, count, row, whole));
  const look = useCallback(
    (box: HTMLElement) => {
      const next = rowsInView(box.scrollTop, box.clientHeight, count, row, whole);
      setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
    [count, row, whole],
  );
  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    const lookHere = () => look(box);
    // It also looks once at the beginning.
    const sizes = new ResizeObserver(lookHere);
    sizes.observe(box);
    box.addEventListener("scroll", lookHere, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", lookHere);
    };
  }, [element, look]);
  const first = Math.min(range.first, count);
  const last = count <= whole ? count : Math.min(range.last, count);
  return {
    first,
    last,
    above: first * row,
    below: (count - last) * row,
    reveal: (at) => {
      const box = element.current;
      if (box === null || count <= whole) return;
      if (at * row < box.scrollTop) box.scrollTo({ top: at * row });
      else if ((at + 1) * row > box.scrollTop + box.clientHeight)
        box.scrollTo({ top: (at + 1) * row - box.clientHeight });
      look(box);
    },
  };
}
