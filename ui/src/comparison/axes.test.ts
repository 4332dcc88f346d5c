import { expect, test } from "vitest";
import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { axisLabel, chosenAxes, scatterAxes } from "./axes";

const axis = (key: string, label: string, differs = true): PlotAxis => ({
  key,
  label,
  unit: "number",
  categories: [],
  goal: key.startsWith("metric") ? "higher" : null,
  differs,
  values: [],
});
const AXES = [
  axis("parameter Depth", "Depth"),
  axis("parameter Same", "Same", false),
  axis("time Train", "Train time"),
  axis("time", "Total time"),
  axis("metric Train auc", "auc"),
  axis("metric Evaluate auc", "auc"),
];

test("axes that differ, the last step's metrics among them", () => {
  expect(chosenAxes(AXES).map(({ key }) => key)).toEqual(["parameter Depth", "time", "metric Evaluate auc"]);
  expect(AXES.map((one) => axisLabel(one, AXES)).slice(3)).toEqual([
    "Total time",
    "auc, Train",
    "auc, Evaluate",
  ]);
});

test("a scatter plot begins with a parameter and a metric", () => {
  const keys = (x: string | null, y: string | null) =>
    Object.values(scatterAxes(AXES, x, y)).map((one) => one?.key);
  expect([keys(null, null), keys("time", null), keys(null, "time")]).toEqual([
    ["parameter Depth", "metric Evaluate auc"],
    ["time", "metric Evaluate auc"],
    ["parameter Depth", "time"],
  ]);
});
