import { expect, test } from "vitest";
import { wirePath } from "./wirePath";

const points = (...pairs: [number, number][]) => pairs.map(([x, y]) => ({ x, y }));

function check(pairs: [number, number][], expected: string): void {
  expect(wirePath(points(...pairs))).toBe(expected);
}

test("a straight wire has no corner", () =>
  check(
    [
      [0, 0],
      [50, 0],
    ],
    "M0 0L50 0",
  ));
test("corners are rounded by 8", () =>
  check(
    [
      [0, 0],
      [20, 0],
      [20, 40],
    ],
    "M0 0L12 0Q20 0 20 8L20 40",
  ));
test("a short leg gives each of its corners half", () =>
  check(
    [
      [0, 0],
      [20, 0],
      [20, 6],
      [40, 6],
    ],
    "M0 0L12 0Q20 0 20 3L20 3Q20 6 28 6L40 6",
  ));
test("no points, no path", () => {
  check([], "");
  check([[3, 3]], "");
});
