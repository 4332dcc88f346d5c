/** The part of an execution that the timeline shows, in ms since its start. */
export interface Span {
  from: number;
  to: number;
}

/** The shortest part that is shown. */
const SHORTEST = 50;

/** The part, kept within the whole, which is shown when the part is as long. */
export function within({ from, to }: Span, end: number): Span | null {
  const length = Math.min(Math.max(to - from, SHORTEST), end);
  if (length >= end) return null;
  const start = Math.min(Math.max(0, from), end - length);
  return { from: start, to: start + length };
}

/** The part shown after zooming by a factor (2: twice as close) around a moment; `null`: the whole. */
export function zoomed(span: Span | null, end: number, factor: number, around: number): Span | null {
  const { from, to } = span ?? { from: 0, to: end };
  const length = Math.max(SHORTEST, (to - from) / factor);
  const share = to === from ? 0.5 : (around - from) / (to - from);
  const start = around - length * share;
  return within({ from: start, to: start + length }, end);
}

/** The part moved by a share of its own length. */
export function panned(span: Span | null, end: number, share: number): Span | null {
  if (span === null) return null;
  const by = (span.to - span.from) * share;
  return within({ from: span.from + by, to: span.to + by }, end);
}
