import { expect, test } from "vitest";
import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { tableCsv } from "./csv";
import { curvesPlot } from "./curves";
import { durationsPlot, placed } from "./durations";
import { apart, extent, parallelPlot } from "./parallel";
import { scatterPlot } from "./scatter";
import { smooth } from "./smooth";
import { spell } from "./units";

const axis = (values: (number | null)[], change: Partial<PlotAxis> = {}): PlotAxis => ({
  key: "k",
  label: "Depth",
  unit: "number",
  categories: [],
  goal: null,
  differs: true,
  values,
  ...change,
});
const series = (values: (number | null)[][]) =>
  values.map((own, index) => ({
    name: "AB"[index] ?? "",
    about: `Run ${index}`,
    hue: index,
    quiet: false,
    values: own,
  }));

test("smoothing begins at the first value and keeps gaps", () => {
  expect(
    smooth([4, 4, null, 4], 0.5).map((value) => (value === null ? null : Math.round(value * 100) / 100)),
  ).toEqual([4, 4, null, 4]);
  expect(smooth([0, 1], 0.5)[1]).toBeCloseTo(2 / 3);
  expect(smooth([1, null], 0)).toEqual([1, null]);
});

test("what cannot be drawn is said", () => {
  const plot = (log: boolean, smoothing: number) =>
    curvesPlot({ metric: "loss", series: series([[1, 0, -1], [2]]), log, smoothing }).note;
  expect([plot(false, 0), plot(true, 0), plot(false, 0.6)]).toEqual([
    null,
    "2 values of zero or below cannot be drawn on a log scale.",
    "Smoothed; the values themselves are drawn thin.",
  ]);
  expect(scatterPlot({ series: series([[], []]), x: axis([1, null]), y: axis([1, 2]) }).note).toBe(
    "One execution has no value here.",
  );
});

test("the table holds the data as it is", () => {
  const { table, points } = curvesPlot({
    metric: "loss",
    series: series([[1, null], [2]]),
    log: true,
    smoothing: 0.9,
  });
  expect(table).toEqual({
    columns: ["step", "A Run 0", "B Run 1"],
    rows: [
      [1, 1, 2],
      [2, null, null],
    ],
  });
  expect(points.map(({ said }) => said)).toContain("A, Run 0: loss not a number at 2");
  const parallel = parallelPlot({
    series: series([[], []]),
    axes: [axis([3, 4]), axis([0, 1], { unit: "text", categories: ["x", "y"] })],
  });
  expect(parallel.table.rows).toEqual([
    ["A Run 0", 3, "x"],
    ["B Run 1", 4, "y"],
  ]);
});

test("names at the ends of lines do not cover one another", () => {
  expect(apart([50, 52, 10], 18, 0, 100)).toEqual([50, 68, 10]);
  expect(apart([99, 98], 18, 0, 100)).toEqual([100, 82]);
  expect([extent(axis([3, null, 1])), extent(axis([2, 2])), extent(axis([null]))]).toEqual([
    [1, 3],
    [1, 3],
    [0, 1],
  ]);
});

test("a table as CSV", () => {
  expect(
    tableCsv({
      columns: ["a", 'b "c", d'],
      rows: [
        [1, null],
        ["x", 0.5],
      ],
    }),
  ).toBe('a,"b ""c"", d"\r\n1,\r\nx,0.5\r\n');
});

test("values with their units", () => {
  expect([
    spell(axis([]), 0.84369),
    spell(axis([], { unit: "milliseconds" }), 1500),
    spell(axis([], { categories: ["small"] }), 0),
    spell(axis([]), null),
  ]).toEqual(["0.8437", "1.5 s", "small", "unavailable"]);
});

test("stretches behind one another, or where they were", () => {
  const stretch = (step: string, beganMs: number, tookMs: number) => ({
    step,
    family: "data" as const,
    beganMs,
    tookMs,
  });
  const row = {
    name: "A",
    about: "Run 1",
    hue: 0,
    stretches: [stretch("a", 5, 10), stretch("b", 8, 4), stretch("c", 15, 1)],
  };
  const ends = (timeline: boolean) =>
    placed(row, 0, timeline).map(({ from, to, lane, lanes }) => [from, to, lane, lanes]);
  expect(ends(false)).toEqual([
    [0, 10, 0, 1],
    [10, 14, 0, 1],
    [14, 15, 0, 1],
  ]);
  expect(ends(true)).toEqual([
    [5, 15, 0, 2],
    [8, 12, 1, 2],
    [15, 16, 0, 2],
  ]);
  const { note, points, table } = durationsPlot({
    rows: [row, { ...row, name: "B", stretches: [] }],
    timeline: true,
  });
  expect([note, points[1]?.said, table.rows[0]]).toEqual([
    "One execution has no step that has ended.",
    "A, Run 1: b took 4 ms, from 8 ms on",
    ["A Run 1", "a", 5, 10],
  ]);
});
