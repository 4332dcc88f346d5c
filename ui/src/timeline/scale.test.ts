import { expect, test } from "vitest";
import { isCovered, scaleFor, tickText, ticks } from "./scale";

test("marks are round and at most six", () => {
  for (const [length, end, tick] of [
    [0, 500, 100],
    [12_600, 15_000, 5000],
    [61_000, 75_000, 15_000],
    [7_200_000, 7_200_000, 1_800_000],
    [40 * 3_600_000, 40 * 3_600_000, 8 * 3_600_000],
  ] as const) {
    const scale = scaleFor(length);
    expect(scale, String(length)).toEqual({ start: 0, end, tick });
    expect(ticks(scale).length).toBeLessThanOrEqual(6);
    expect(ticks(scale).at(-1)).toBe(end);
  }
});

test("the first mark carries the unit", () => {
  expect([0, 5000].map((at) => tickText(at, { start: 0, end: 10_000, tick: 5000 }))).toEqual(["0 s", "5"]);
  expect([0, 120_000].map((at) => tickText(at, { start: 0, end: 240_000, tick: 120_000 }))).toEqual([
    "0 min",
    "2",
  ]);
  expect(tickText(200, { start: 0, end: 500, tick: 100 })).toBe("0.2");
});

test("a part has the marks of the whole that lie in it", () => {
  const scale = scaleFor(4000, 7300);
  expect(scale).toEqual({ start: 7300, end: 11_300, tick: 1000 });
  expect(ticks(scale)).toEqual([8000, 9000, 10_000, 11_000]);
  expect(ticks(scale).map((at) => tickText(at, scale))).toEqual(["8 s", "9", "10", "11"]);
});

test("marks beside the moment that is shown make room for it", () => {
  const scale = scaleFor(9000);
  expect(ticks(scale).filter((at) => !isCovered(at, 8200, scale))).toEqual([0, 2000, 4000, 6000]);
  expect(ticks(scale).filter((at) => !isCovered(at, null, scale))).toHaveLength(6);
});
