import { expect, test } from "vitest";
import type { MetricSeries } from "../backend/bindings/MetricSeries";
import { hasCourse, metricGroups, setOf } from "./metricGroups";
import { extent, polyline } from "./polyline";

const series = (name: string, values: (number | null)[]): MetricSeries => ({
  last: { name, value: values.at(-1) ?? null, text: "" },
  values,
});

test("series of one quantity go together", () => {
  const groups = metricGroups([
    series("train:auc", [1]),
    series("train:logloss", [1]),
    series("validation:auc", [1]),
    series("accuracy", [1]),
  ]);
  expect(groups.map((group) => [group.quantity, group.series.length])).toEqual([
    ["auc", 2],
    ["logloss", 1],
    ["accuracy", 1],
  ]);
  expect(setOf("validation:auc")).toBe("validation");
  expect(setOf("accuracy")).toBe("accuracy");
});

test("one number is no course", () => {
  expect(hasCourse(series("a", [1]))).toBe(false);
  expect(hasCourse(series("a", [null, 1, null]))).toBe(false);
  expect(hasCourse(series("a", [1, 2]))).toBe(true);
});

test("the extent covers all numbers, and is never empty", () => {
  expect(extent([[1, null, 3], [-2]])).toEqual([-2, 3]);
  expect(extent([[null], []])).toBeNull();
  const [low, high] = extent([[5, 5]])!;
  expect(low).toBeLessThan(5);
  expect(high).toBeGreaterThan(5);
});

test("a line starts again after a gap, and ends at the last value", () => {
  const frame = { width: 30, height: 10, extent: [0, 1] as [number, number] };
  expect(polyline([0, 1, null, 1], frame)).toBe("M0.0 10.0L10.0 0.0M30.0 0.0");
  const long = polyline(
    Array.from({ length: 10_001 }, (_, i) => i / 10_000),
    frame,
  );
  expect(long.endsWith("L30.0 0.0")).toBe(true);
  expect(long.length).toBeLessThan(1200);
});
