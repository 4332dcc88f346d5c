import { expect, test } from "vitest";
import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { byStep, EVERYTHING, keyed, shown } from "./filter";

const one = (code: string, severity: Diagnostic["severity"], step: string | null): Diagnostic => ({
  code,
  severity,
  step,
  message: `about ${code}`,
  pointer: "",
  on_name: false,
  place: null,
  related: [],
  hint: null,
  fix: null,
});
const PROBLEMS = [
  one("a", "warning", "Train"),
  one("b", "warning", null),
  one("c", "error", "Eval"),
  one("d", "error", "Train"),
];
const codes = (problems: Diagnostic[]) => problems.map(({ code }) => code).join("");

test("severities and words decide what is shown", () => {
  const check = (change: object, expected: string) =>
    expect(codes(shown(PROBLEMS, { ...EVERYTHING, ...change }))).toBe(expected);
  check({}, "abcd");
  check({ warnings: false }, "cd");
  check({ errors: false }, "ab");
  check({ text: " TRAIN" }, "ad");
  check({ text: "pipeline" }, "b");
  check({ text: "about c" }, "c");
});

test("groups with errors come first, and errors first in each", () => {
  expect(byStep(PROBLEMS).map(({ step, problems }) => `${step ?? "-"}:${codes(problems)}`)).toEqual([
    "Train:da",
    "Eval:c",
    "-:b",
  ]);
});

test("problems keep their names while others' places change, and twins have names of their own", () => {
  const [first, second] = [
    one("a", "error", "Train"),
    { ...one("a", "error", "Train"), pointer: "/Steps/1" },
  ];
  const names = (problems: Diagnostic[]) => keyed(problems).map(([key]) => key);
  expect(names([first])).toEqual(names([second]));
  expect(new Set(names([first, second, ...PROBLEMS])).size).toBe(6);
});
