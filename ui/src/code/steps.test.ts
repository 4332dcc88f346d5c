import { expect, test } from "vitest";
import type { StepRange } from "../backend/bindings/StepRange";
import { stepAt } from "./steps";

const range = (step: string, from: number, to: number): StepRange => ({
  step,
  range: { from, to },
  name: null,
});

test("the innermost step is the one", () => {
  const ranges = [range("Outer", 10, 100), range("Inner", 40, 60), range("Next", 102, 110)];
  expect([5, 10, 50, 60, 99, 101, 110].map((at) => stepAt(ranges, at))).toEqual([
    null,
    "Outer",
    "Inner",
    "Inner",
    "Outer",
    null,
    "Next",
  ]);
});
