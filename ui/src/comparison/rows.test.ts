import { expect, test } from "vitest";
import type { ComparisonSection } from "../backend/bindings/ComparisonSection";
import { otherOf } from "./comparison";
import { runColour } from "./letter";
import { inFew, longest, sectionNote, tableLines } from "./rows";

const cell = (number: number | null) => ({
  state: "value" as const,
  text: String(number),
  same: false,
  number,
  delta: null,
  best: false,
  note: null,
  file: null,
});
const section = (
  kind: ComparisonSection["kind"],
  keys: string[],
  differing = keys.length,
): ComparisonSection => ({
  kind,
  title: kind,
  total: keys.length,
  differing,
  rows: keys.map((key, i) => ({
    key,
    label: key,
    step: null,
    differs: true,
    goal: null,
    unit: "number",
    cells: [cell(i), cell(i * 2)],
  })),
});

test("what the heads of the columns show is not shown again", () => {
  const lines = tableLines([
    section("outcome", ["Status"]),
    section("parameters", ["Depth"]),
    section("code", []),
  ]);
  expect(lines.map(({ kind, key }) => [kind, key])).toEqual([
    ["section", "parameters"],
    ["row", "parameters Depth"],
    ["section", "code"],
  ]);
});

test("headings say how much differs", () => {
  expect(sectionNote({ ...section("parameters", ["a", "b"]), differing: 1 })).toBe("1 of 2 differs");
  expect(sectionNote({ ...section("parameters", ["a", "b"]), differing: 0 })).toBe("all 2 the same");
  expect(sectionNote(section("durations", ["a"]))).toBe("bars share one scale");
});

test("bars are drawn to the longest time", () => {
  expect(longest(section("durations", ["a", "b", "c"]))).toBe(4);
  expect(longest(section("durations", []))).toBe(1);
});

test("colours repeat in their order", () => {
  expect([runColour(0), runColour(7), runColour(8)]).toEqual([
    "var(--run-a)",
    "var(--run-h)",
    "var(--run-a)",
  ]);
});

test("beside the base stands another", () => {
  const three = { executions: ["a", "b", "c"].map((arn) => ({ summary: { arn } })) as never[], base: 0 };
  expect([
    otherOf(three, undefined),
    otherOf(three, "c"),
    otherOf(three, "a"),
    otherOf({ ...three, base: 1 }, "gone"),
  ]).toEqual([1, 2, 1, 0]);
});

test("numbers of many digits in few", () => {
  const few = (text: string, number: number | null) => inFew({ text, number });
  expect([
    few("0.6527507804926", 0.6527507804926),
    few("0.1", 0.1),
    few("679 kB", 679_123),
    few("0123456789", null),
  ]).toEqual(["0.652751", "0.1", "679 kB", "0123456789"]);
});
