import { expect, test } from "vitest";
import { diffRows, shortValue } from "./rows";

test("parameters come first, then steps, then the pipeline", () => {
  const field = { pointer: "/Steps/0/A", path: "A", old: "1", new: "2" };
  const place = { list: { list: "Steps" as const }, position: 0 };
  const rows = diffRows({
    parameters: [
      { name: "Rate", presence: "kept", renamed_from: "Eta", fields: [] },
      { name: "New", presence: "added", renamed_from: null, fields: [field] },
    ],
    steps: [
      {
        name: "Train",
        step_type: "Training",
        presence: "kept",
        renamed_from: null,
        retyped_from: "Tuning",
        moved_from: place,
        place,
        fields: [field],
      },
    ],
    fields: [field],
    reordered: false,
  });
  expect(rows.map(({ kind, name, notes, fields }) => [kind, name, notes.join(), fields.length])).toEqual([
    ["parameter", "Rate", "was Eta", 0],
    ["parameter", "New", "", 0],
    ["step", "Train", "Tuning before,moved", 1],
    ["pipeline", "Pipeline", "", 1],
  ]);
});

test("values are short", () => {
  expect(
    [null, '"ml.m5.large"', '""', '{"Get": "Steps.A.B"}', "0.80", `"${"x".repeat(80)}"`].map(shortValue),
  ).toEqual(["unset", "ml.m5.large", '""', "Steps.A.B", "0.80", `${"x".repeat(59)}…`]);
});
