import { describe, expect, test } from "vitest";
import type { FormField } from "../../backend/bindings/FormField";
import { durationOf, durationText } from "./duration";
import { matchesField } from "./matchesField";
import { childPointer, holds, isRows } from "./pointer";

test("pointers escape what JSON pointers must", () => {
  expect(childPointer("/a", "b/c~d")).toBe("/a/b~1c~0d");
  expect(childPointer("/a", 3)).toBe("/a/3");
});

test("a place holds itself and what is below, not what merely begins alike", () => {
  expect([holds("/a", "/a"), holds("/a", "/a/b"), holds("/a", "/ab")]).toEqual([true, true, false]);
});

describe("pasted text", () => {
  test.each([
    ["eta=0.3", true],
    ["a\nb", true],
    ['{"a": 1}', true],
    ["plain words", false],
    ["s3://bucket/key", false],
    ["{unfinished", false],
  ])("%j means rows: %s", (text, rows) => expect(isRows(text)).toBe(rows));
});

describe("durations", () => {
  test.each([
    ["P30D", { count: 30, unit: "days" }],
    ["PT12H", { count: 12, unit: "hours" }],
    ["P2W", { count: 2, unit: "weeks" }],
    ["30d", { count: 30, unit: "days" }],
    ["P1DT2H", null],
    ["soon", null],
  ])("%s reads as %j", (text, expected) => expect(durationOf(text)).toEqual(expected));
  test("are written by ISO 8601", () => {
    expect(durationText(12, "hours")).toBe("PT12H");
    expect(durationText(30, "days")).toBe("P30D");
  });
});

test("a field is found by any word of its label, name or group", () => {
  const field = {
    label: "Instance type",
    name: "InstanceType",
    group: "Cluster",
    fields: [],
  } as unknown as FormField;
  expect([
    matchesField(field, "inst"),
    matchesField(field, "cluster type"),
    matchesField(field, "volume"),
  ]).toEqual([true, true, false]);
});
