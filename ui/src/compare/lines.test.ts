import { expect, test } from "vitest";
import type { TextHunk } from "../backend/bindings/TextHunk";
import { linesOf, rowsOf } from "./lines";
import { excerptOf, tokensOf } from "./tokens";

const hunk = (old: number, removed: number, next: number, added: number): TextHunk => ({
  old,
  removed,
  new: next,
  added,
  parts: removed === added ? Array.from({ length: added }, () => ({ from: 0, old: 1, new: 1 })) : [],
});

function check(hunks: TextHunk[], lines: number, beside: boolean, open: number[], expected: string[]): void {
  const rows = rowsOf(hunks, lines, beside, new Set(open));
  const told = Array.from({ length: rows.count }, (_, at) => {
    const row = rows.row(at);
    if (row.kind === "fold") return `${row.count} folded`;
    if (row.kind === "same") return `${row.old}=${row.new}`;
    return `${row.old ?? ""}${row.part === null ? "|" : "~"}${row.new ?? ""}`;
  });
  expect(told).toEqual(expected);
  expect(rows.changes.map((at) => rows.row(at).kind)).toEqual(hunks.map(() => "changed"));
}

test("what differs stands with a few lines around it, the rest is folded away", () => {
  check([], 3, true, [], ["0=0", "1=1", "2=2"]);
  check([], 9, true, [], ["9 folded"]);
  check(
    [hunk(10, 1, 10, 1)],
    30,
    true,
    [],
    ["7 folded", "7=7", "8=8", "9=9", "10~10", "11=11", "12=12", "13=13", "16 folded"],
  );
  // Too few to be folded, and opened.
  check(
    [hunk(3, 0, 3, 1)],
    13,
    true,
    [1],
    [
      ..."012".split("").map((at) => `${at}=${at}`),
      "|3",
      ...[3, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => `${at}=${at + 1}`),
    ],
  );
});

test("lines that went stand beside those that came, or before them", () => {
  check([hunk(1, 2, 1, 1)], 2, true, [], ["0=0", "1|1", "2|"]);
  check([hunk(1, 2, 1, 1)], 2, false, [], ["0=0", "1|", "2|", "|1"]);
  check([hunk(0, 1, 0, 1)], 1, false, [], ["0~", "~0"]);
});

test("what is in view needs lines of both texts, and none that is folded away", () => {
  const told = (beside: boolean, first: number, last: number) =>
    linesOf(rowsOf([hunk(10, 2, 10, 1)], 30, beside, new Set()), first, last);
  expect(told(true, 0, 6)).toEqual({ old: [10, 11], new: [7, 8, 9, 10] });
  expect(told(false, 4, 8)).toEqual({ old: [10, 11], new: [10, 11] });
  expect(told(true, 0, 1)).toEqual({ old: [], new: [] });
});

test("a line has the colours of its words and shows what differs in it", () => {
  const told = (line: string, from?: number, to?: number) =>
    tokensOf(line, from, to).map(({ text, kind, lit }) => `${lit ? "!" : ""}${text} ${kind ?? "-"}`);
  expect(told('  "Size": 30,', 10, 12)).toEqual([
    "   -",
    '"Size" name',
    ": mark",
    "  -",
    "!30 atom",
    ", mark",
  ]);
  expect(told('"a\\"b" true', 2, 4)).toEqual(['"a text', '!\\" text', 'b" text', "  -", "true atom"]);
  expect(told("plain words")).toEqual(["plain words -"]);
});

test("of a very long line what differs is drawn, and some of what is around it", () => {
  const line = "x".repeat(1_000_000);
  expect(excerptOf("short", [1, 3])).toEqual({ text: "short", before: 0, after: 0, lit: [1, 3] });
  expect(excerptOf(line, [10, 999_990])).toMatchObject({ before: 0, after: 998_000, lit: [10, 2000] });
  expect(excerptOf(line, [5000, 5010])).toMatchObject({ before: 4900, after: 993_100, lit: [100, 110] });
});
