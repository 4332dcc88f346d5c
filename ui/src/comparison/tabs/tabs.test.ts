import { expect, test } from "vitest";
import type { MergedNode } from "../../backend/bindings/MergedNode";
import { overall, range, tally } from "../graph/state";
import { neighbour } from "../graph/useMergedKeys";
import { distance } from "./FieldList";
import { sharedPath, tail } from "./fieldPath";
import { chosenFile, comparedFiles, differsBetween, fileName } from "./files";
import { nextHit, stepWithLog, together } from "./logs";
import { tableNote } from "./RowList";

test("how far numbers are apart", () => {
  expect([
    distance("0.8437", "0.8288"),
    distance("1", "12"),
    distance(null, "1"),
    distance('"a"', '"b"'),
    distance("true", "1"),
  ]).toEqual(["−0.0149", "+11", null, null, null]);
});

test("a table in a sentence", () => {
  const table = {
    kind: "table" as const,
    columns: [],
    removed_columns: [],
    added_columns: [],
    old_rows: 986,
    new_rows: 983,
    removed: 3,
    added: 0,
    changed: 0,
    rows: [],
  };
  expect(tableNote(table)).toBe("986 → 983 rows: 3 removed");
  expect(tableNote({ ...table, new_rows: 986, removed: 0, changed: 1, added_columns: ["age"] })).toBe(
    "986 rows: 1 row changed, with age",
  );
  expect(tableNote({ ...table, new_rows: 986, removed: 0 })).toBe("986 rows: only the order of rows differs");
});

test("files that differ, with where they are not", () => {
  const file = { sha256: "a", name: "a.csv", bytes: 1, kept: true };
  const cell = (own: typeof file | null) => ({
    state: "value" as const,
    text: "",
    same: false,
    number: null,
    delta: null,
    best: false,
    note: null,
    file: own,
  });
  const row = (key: string, differs: boolean, cells: ReturnType<typeof cell>[]) => ({
    key,
    label: key,
    step: null,
    differs,
    goal: null,
    unit: "digest" as const,
    cells,
  });
  const section = {
    kind: "artifacts" as const,
    title: "",
    total: 2,
    differing: 1,
    rows: [
      row("a", true, [cell(file), cell(null)]),
      row("b", false, [cell(file)]),
      row("c", true, [cell(null)]),
    ],
  };
  expect(comparedFiles({ sections: [section] })).toEqual([
    { key: "a", label: "a", step: null, files: [file, null] },
  ]);
});

test("the graph in numbers", () => {
  expect(tally([{ state: "changed" }, { state: "same" }, { state: "same" }])).toEqual({
    added: 0,
    removed: 0,
    changed: 1,
    same: 2,
  });
  const cell = (text: string, took_ms: number | null) => ({ text, took_ms });
  expect([
    overall([cell("True", 1), cell("False", 2), cell("True", 3)]),
    overall([cell("1.0 s", 1000), cell("2.0 s", 2000)]),
    overall([cell("skipped", null)]),
  ]).toEqual(["True 2, False 1", "1.0 s to 2.0 s", "no times"]);
  expect([range([3, null, 1]), range([null])]).toEqual([[1, 3], null]);
});

test("arrows go to the step that lies straight ahead", () => {
  const node = (step: string, x: number, y: number) =>
    ({ step, rect: { x, y, width: 10, height: 10 } }) as MergedNode;
  const [here, ahead, aslant, below] = [
    node("here", 0, 0),
    node("ahead", 40, 4),
    node("aslant", 30, 60),
    node("below", 2, 50),
  ];
  const nodes = [here, ahead, aslant, below] as MergedNode[];
  expect(["ArrowRight", "ArrowDown", "ArrowLeft"].map((key) => neighbour(nodes, here, key)?.step)).toEqual([
    "ahead",
    "below",
    undefined,
  ]);
});

test("the file that is shown", () => {
  const of = (sha256: string) => ({ sha256, name: "x", bytes: 1, kept: true });
  const file = (key: string, ...digests: string[]) => ({
    key,
    label: `${key}.csv`,
    step: null,
    files: digests.map(of),
  });
  const files = [file("a", "1", "1", "2"), file("b", "1", "2", "1")];
  expect([
    chosenFile(files, undefined, 0, 1)?.key,
    chosenFile(files, undefined, 0, 2)?.key,
    chosenFile(files, "b.csv", 0, 2)?.key,
    chosenFile([], "b", 0, 1),
  ]).toEqual(["b", "a", "b", undefined]);
  expect(files.map((one) => differsBetween(one, 1, 2))).toEqual([true, true]);
  expect([
    fileName({ label: "roc.png, Check", step: "Check" }),
    fileName({ label: "a, b", step: null }),
  ]).toEqual(["roc.png", "a, b"]);
});

test("lines found in either log, one after another and around the end", () => {
  const hits = together([
    [1, 5],
    [3, 5],
  ]);
  expect(hits).toEqual([1, 3, 5]);
  expect([
    nextHit(hits, null, false),
    nextHit(hits, 3, false),
    nextHit(hits, 5, false),
    nextHit(hits, 3, true),
    nextHit(hits, 1, true),
    nextHit(hits, null, true),
  ]).toEqual([1, 5, 1, 1, 5, 5]);
  expect([
    stepWithLog(["Prepare", "TrainModel"], undefined),
    stepWithLog(["Prepare", "TrainModel"], "Prepare"),
    stepWithLog([], "x"),
  ]).toEqual(["TrainModel", "Prepare", undefined]);
});

test("what paths share is said once", () => {
  expect([
    sharedPath(["a.b.c", "a.b.d[1]"]),
    sharedPath(["a.b", "ab.c"]),
    sharedPath(["a.b"]),
    sharedPath(["a", "a.b"]),
  ]).toEqual(["a.b", "", "", ""]);
  expect([tail("a.value"), tail("rates[3]"), tail(`a.${"x".repeat(40)}`).length]).toEqual([
    "value",
    "rates[3]",
    28,
  ]);
});
