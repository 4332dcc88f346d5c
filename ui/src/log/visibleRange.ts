/** The height of a line in px. */
export const ROW = 20;
/** Lines drawn beyond the edges, so that a quick scroll shows no gap. */
const MARGIN = 12;

/** Which lines to draw for a scroll position: `first` up to, not including, `last`. */
export function visibleRange(top: number, height: number, count: number): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / ROW) - MARGIN);
  const last = Math.min(count, Math.ceil((top + height) / ROW) + MARGIN);
  return { first: Math.min(first, count), last: Math.max(last, 0) };
}
