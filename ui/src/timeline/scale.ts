/** The time axis: from 0 to `end` ms, with a mark every `tick` ms. */
export interface Scale {
  end: number;
  tick: number;
}

const NICE = [100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000];

/** A scale over a length of time with at most six marks. */
export function scaleFor(length: number): Scale {
  const span = Math.max(length, 500);
  const tick = NICE.find((one) => span / one <= 5) ?? Math.ceil(span / 5 / 3_600_000) * 3_600_000;
  return { end: Math.ceil(span / tick) * tick, tick };
}

/** The marks of a scale, in ms. */
export function ticks({ end, tick }: Scale): number[] {
  return Array.from({ length: Math.round(end / tick) + 1 }, (_, i) => i * tick);
}

/** A mark as text; the unit stands at the first one. */
export function tickText(at: number, { tick }: Scale): string {
  if (tick >= 3_600_000) return at === 0 ? "0 h" : (at / 3_600_000).toString();
  if (tick >= 60_000) return at === 0 ? "0 min" : (at / 60_000).toString();
  return at === 0 ? "0 s" : (at / 1000).toString();
}
