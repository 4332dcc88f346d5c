import { expect, test } from "vitest";
import type { Cause } from "../backend/bindings/Cause";
import { causeTitle } from "./why";

test("causes in a few words", () => {
  const cause = (change: Partial<Cause>) =>
    causeTitle({
      kind: "parameter",
      name: "Depth",
      old: "5",
      new: "8",
      strength: "likely",
      way: [],
      reason: "",
      files: [],
      ...change,
    });
  expect([
    cause({}),
    cause({ old: null }),
    cause({ new: null }),
    cause({ kind: "definition", name: "Audit was added", old: null, new: null }),
    cause({ kind: "randomness", name: "Train" }),
  ]).toEqual([
    "Depth 5 → 8",
    "Depth 8, not set before",
    "Depth 5, not set any more",
    "Audit was added",
    "Train made something else of the same",
  ]);
});
