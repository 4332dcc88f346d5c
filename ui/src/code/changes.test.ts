import { Text } from "@codemirror/state";
import { expect, test } from "vitest";
import { changesTo } from "./changes";

const text = (lines: string) => Text.of(lines.split("\n"));

test("only what differs is changed", () => {
  const base = text('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}');
  const next = '{\n  "a": 1,\n  "b": 20,\n  "c": 30\n}';
  const changes = changesTo(base, next);
  expect(changes.apply(base).toString()).toBe(next);
  // A cursor between the two changes moves with the text around it.
  const cursor = base.toString().indexOf('"c"');
  expect(changes.mapPos(cursor)).toBe(next.indexOf('"c"'));
});

test("any text becomes any other", () => {
  for (const [before, after] of [
    ["", "x"],
    ["x", ""],
    ["same", "same"],
    ["aaa", "aa"],
    ["abcabc", "abc"],
    ["\n\n", "\n"],
  ] as const) {
    const base = text(before);
    expect(changesTo(base, after).apply(base).toString()).toBe(after);
  }
});
