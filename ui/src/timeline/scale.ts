/** The time axis: from `start` to `end` ms, with a mark every `tick` ms. */
export interface Scale {
  start: number;
  end: number;
  tick: number;
}

const NICE = [
  10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000,
];

/** A scale over a length of time with at most six marks. Of a part (from `start` on) it ends where the part does. */
export function scaleFor(length: number, start?: number): Scale {
  const span = Math.max(length, start === undefined ? 500 : 50);
  const tick = NICE.find((one) => span / one <= 5) ?? Math.ceil(span / 5 / 3_600_000) * 3_600_000;
  return start === undefined
    ? { start: 0, end: Math.ceil(span / tick) * tick, tick }
    : { start, end: start + span, tick };
}

/** The marks of a scale, in ms. */
export function ticks({ start, end, tick }: Scale): number[] {
  const first = Math.ceil(start / tick);
  return Array.from({ length: Math.floor(end / tick + 1e-9) - first + 1 }, (_, i) => (first + i) * tick);
}

/** A mark as text; the unit stands at the first one. */
export function tickText(at: number, scale: Scale): string {
  const first = at === ticks(scale)[0];
  if (scale.tick >= 3_600_000) return `${at / 3_600_000}${first ? " h" : ""}`;
  if (scale.tick >= 60_000) return `${at / 60_000}${first ? " min" : ""}`;
  return `${at / 1000}${first ? " s" : ""}`;
}

/** Whether the moment that is shown stands where a mark's text would be. */
export function isCovered(at: number, cursor: number | null, { tick }: Scale): boolean {
  return cursor !== null && Math.abs(at - cursor) <= tick * 0.9;
}
