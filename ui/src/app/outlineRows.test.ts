import { expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { outlineRows } from "./outlineRows";

test("branches follow their Condition, each with its steps", () => {
  expect(outlineRows(churnCanvas(ARRANGED)).map((row) => " ".repeat(row.depth) + row.label)).toEqual([
    "ProcessData", "TrainModel", "EvaluateModel", "CheckQuality",
    " True", "  CreateModel", "  RegisterModel",
    " False", "  QualityTooLow",
  ]);
});
