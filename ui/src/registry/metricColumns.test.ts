import { expect, test } from "vitest";
import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { metricColumns } from "./metricColumns";

const version = (...names: string[]) =>
  ({ metrics: names.map((name) => ({ name, value: 1, text: "1" })) }) as unknown as ModelVersion;

test("every metric has one column", () =>
  expect(metricColumns([version("auc", "f1"), version("f1", "loss"), version()])).toEqual([
    "auc",
    "f1",
    "loss",
  ]));
