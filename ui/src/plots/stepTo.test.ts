import { expect, test } from "vitest";
import { stepTo } from "./stepTo";

const points = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 2],
].map(([series, index]) => ({ series: series!, index: index!, said: "" }));

test("keys walk along a series and from one to the next", () => {
  const go = (at: number | null, key: string) => stepTo(points, at, key);
  expect([
    go(null, "ArrowRight"),
    go(0, "ArrowRight"),
    go(0, "ArrowLeft"),
    go(2, "ArrowDown"),
    go(4, "ArrowUp"),
    go(4, "ArrowDown"),
    go(1, "End"),
    go(1, "Home"),
    go(1, "x"),
    stepTo([], null, "End"),
  ]).toEqual([0, 1, 0, 4, 2, 4, 4, 0, null, null]);
});
