import { expect, test } from "vitest";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { cellText, isOdd } from "./cell";
import { columnsOf, firstLayout, moved, movedTo, nextSort, resized, shownColumns, toggled } from "./columns";
import { taken } from "./offers";
import { lineAt, starts, type Section } from "./sections";
import { termOf, withTerm } from "./terms";

const column = (key: string, name: string, step: string | null = null, lately = 50, varies = true) => ({
  key,
  name,
  step,
  lately,
  varies,
  numeric: true,
});
const known = {
  parameters: [
    column("param.Always", "Always", null, 50, false),
    column("param.MaxDepth", "MaxDepth"),
    column("param.Rare", "Rare", null, 1),
  ],
  metrics: [
    column("metric.loss", "loss"),
    column("metric.old_auc", "old_auc", null, 2),
    column("metric.auc", "auc"),
    column("metric.Train/auc", "auc", "Train"),
    column("metric.rows", "rows"),
  ],
  tags: [],
};
const layout = { shown: ["run", "status", "started"], widths: {} };

test("the first columns are those that tell executions apart", () => {
  expect(firstLayout(known).shown).toEqual([
    "run",
    "status",
    "started",
    "duration",
    "tags",
    "metric.auc",
    "metric.loss",
    "metric.rows",
    "param.MaxDepth",
    "param.Always",
    "param.Rare",
  ]);
});

test("the run is always shown, and first; columns nobody has any more are left out", () => {
  const columns = shownColumns(
    { shown: ["metric.Train/auc", "param.Gone", "run"], widths: { run: 300 } },
    columnsOf(known),
  );
  expect(columns.map((column) => [column.key, column.width, column.about])).toEqual([
    ["run", 300, undefined],
    ["metric.Train/auc", 104, "Train"],
  ]);
});

test("columns come, go, move and change their width", () => {
  expect(toggled(layout, "tags").shown).toEqual(["run", "status", "started", "tags"]);
  expect(toggled(layout, "status").shown).toEqual(["run", "started"]);
  expect(toggled(layout, "run")).toBe(layout);
  expect(moved(layout, "started", -1).shown).toEqual(["run", "started", "status"]);
  expect(moved(layout, "status", -1)).toBe(layout);
  expect(moved(layout, "started", 1)).toBe(layout);
  expect(movedTo(layout, "started", "status").shown).toEqual(["run", "started", "status"]);
  expect(movedTo(layout, "status", null).shown).toEqual(["run", "started", "status"]);
  expect(movedTo(layout, "status", "run")).toBe(layout);
  expect(resized(layout, "run", 2).widths).toEqual({ run: 56 });
});

test("a heading sorts one way, the other, and no longer", () => {
  expect([
    nextSort("-started", "metric.auc", true),
    nextSort("-metric.auc", "metric.auc", true),
    nextSort("metric.auc", "metric.auc", true),
  ]).toEqual(["-metric.auc", "metric.auc", "-started"]);
  expect(nextSort("-started", "pipeline", false)).toBe("pipeline");
  expect(nextSort("-started", "started", false)).toBe("started");
});

const section = (id: string, count: number, open = true, label: string | null = id): Section => ({
  id,
  within: null,
  label,
  count,
  failed: 0,
  durationMs: 0,
  open,
});
const at = (sections: Section[], line: number) => {
  const found = lineAt(sections, starts(sections), line);
  return found === null
    ? null
    : found.kind === "group"
      ? found.section.id
      : `${found.section.id} ${found.at}`;
};

test("lines are headings and executions; of a closed group the heading alone", () => {
  const sections = [section("a", 2), section("b", 9, false), section("c", 1)];
  expect([0, 1, 2, 3, 4, 5, 6, -1].map((line) => at(sections, line))).toEqual([
    "a",
    "a 0",
    "a 1",
    "b",
    "c",
    "c 0",
    null,
    null,
  ]);
  expect([0, 1].map((line) => at([section("all", 1, true, null)], line))).toEqual(["all 0", null]);
  expect(at([], 0)).toBeNull();
});

test("values are as short as tells them apart, and never hide what is no number", () => {
  expect(cellText({ number: 0.8439344, text: "0.8439344", cut: false })).toBe("0.8439");
  expect(cellText({ number: 4930, text: "4930", cut: false })).toBe("4,930");
  expect([
    cellText({ number: 0.8, text: "0.8", cut: false }),
    cellText({ number: 0.8, text: "0.8", cut: false }, true),
  ]).toEqual(["0.8", "0.8000"]);
  expect(cellText({ number: null, text: "NaN", cut: false })).toBe("NaN");
  expect(cellText({ number: null, text: "long", cut: true })).toBe("long…");
  expect([
    isOdd({ number: null, text: "NaN", cut: false }),
    isOdd({ number: null, text: "fast", cut: false }),
  ]).toEqual([true, false]);
});

test("an offer takes the place of what was typed, with a blank behind it where it is complete", () => {
  const offer = (start: number, end: number, insert: string) => ({
    label: "",
    about: "",
    start,
    end,
    insert,
  });
  expect(taken("sta x", offer(0, 3, "status:"))).toEqual({ text: "status: x", cursor: 7 });
  expect(taken("status:fa", offer(7, 9, "failed"))).toEqual({ text: "status:failed ", cursor: 14 });
  expect(taken("status:fa x", offer(7, 9, "failed"))).toEqual({ text: "status:failed x", cursor: 14 });
  expect(taken("metric.a", offer(0, 8, "metric.auc"))).toEqual({ text: "metric.auc", cursor: 10 });
});

test("what a cell holds becomes a term of the filter", () => {
  const row: HistoryRow = {
    arn: "a",
    pipeline: "churn model",
    number: 3,
    version: 2,
    display_name: null,
    preset: null,
    target: "local",
    status: "Failed",
    failure_reason: null,
    started_at: 0,
    ended_at: 1,
    tags: ["prod"],
    note: null,
    pinned: false,
    values: [],
  };
  const all = columnsOf(known);
  const check = (key: string, value?: HistoryRow["values"][number]) => {
    const found = all.find((one) => one.key === key);
    return found === undefined ? "no such column" : termOf(found, row, value);
  };
  const value = (number: number | null, text: string, cut = false) => ({ number, text, cut });
  expect([
    check("run"),
    check("status"),
    check("preset"),
    check("version"),
    check("tags"),
    check("duration"),
  ]).toEqual(['pipeline="churn model"', "status:failed", null, "version=2", "tag=prod", null]);
  expect([
    check("param.MaxDepth", value(5, "5")),
    check("param.MaxDepth", value(null, 'a "b"')),
    check("param.MaxDepth", null),
    check("param.MaxDepth", value(null, "x", true)),
  ]).toEqual(["param.MaxDepth=5", 'param.MaxDepth="a \\"b\\""', "-has:param.MaxDepth", null]);
  expect([
    check("metric.auc", value(0.84, "0.84")),
    check("metric.auc", value(null, "NaN")),
    check("metric.auc", value(null, "inf")),
  ]).toEqual(["metric.auc>=0.84", "metric.auc:nan", null]);
  expect([withTerm("", "b"), withTerm("a", "b"), withTerm("a b", "b"), withTerm("a or c", "b")]).toEqual([
    "b",
    "a b",
    "a b",
    "(a or c) b",
  ]);
});
