import { expect, test } from "vitest";
import { scaleFor, tickText, ticks } from "./scale";

test("marks are round and at most six", () => {
  for (const [length, end, tick] of [[0, 500, 100], [12_600, 15_000, 5000], [61_000, 75_000, 15_000], [7_200_000, 7_200_000, 1_800_000], [40 * 3_600_000, 40 * 3_600_000, 8 * 3_600_000]] as const) {
    const scale = scaleFor(length);
    expect(scale, String(length)).toEqual({ end, tick });
    expect(ticks(scale).length).toBeLessThanOrEqual(6);
    expect(ticks(scale).at(-1)).toBe(end);
  }
});

test("the first mark carries the unit", () => {
  expect([0, 5000].map((at) => tickText(at, { end: 10_000, tick: 5000 }))).toEqual(["0 s", "5"]);
  expect([0, 120_000].map((at) => tickText(at, { end: 240_000, tick: 120_000 }))).toEqual(["0 min", "2"]);
  expect(tickText(200, { end: 500, tick: 100 })).toBe("0.2");
});
