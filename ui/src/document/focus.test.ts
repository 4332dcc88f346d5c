import { expect, it } from "vitest";
import { related } from "./focus";

const step = (name: string, upstream: string[], downstream: string[]) => ({ name, upstream, downstream });
const STEPS = [
  step("A", [], ["B", "C"]),
  step("B", ["A"], ["D"]),
  step("C", ["A"], []),
  step("D", ["B"], []),
  step("E", [], []),
];

it("what is looked at is up- and downstream, near and far, and not sideways", () => {
  const check = (of: string[], expected: string[]) =>
    expect([...related(STEPS, of)].sort()).toEqual(expected);
  check(["B"], ["A", "B", "D"]);
  check(["A"], ["A", "B", "C", "D"]);
  check(["C", "E"], ["A", "C", "E"]);
  check([], []);
});
