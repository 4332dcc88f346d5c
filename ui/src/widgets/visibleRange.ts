/** Rows drawn beyond the edges, so that a quick scroll shows no gap. */
const MARGIN = 12;

/** Which rows of one height to draw for a scroll position: `first` up to, not including, `last`. */
export function visibleRange(
  top: number,
  height: number,
  count: number,
  row: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / row) - MARGIN);
  const last = Math.min(count, Math.ceil((top + height) / row) + MARGIN);
  return { first: Math.min(first, count), last: Math.max(last, 0) };
}
