import { describe, expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { startRun, summaryOf, viewOf } from "../backend/mock/executions";
import { announcement } from "./announce";
import { byDay, commonHeadline } from "./byDay";
import { lastEnd } from "./executions";
import { headlineText } from "./headline";
import { stepState } from "./stepState";

test("the state of a step is its status, or why it has none", () => {
  expect(stepState({ status: "Executing", skipped: false })).toBe("executing");
  expect(stepState({ status: null, skipped: false })).toBe("not-run");
  expect(stepState({ status: null, skipped: true })).toBe("skipped");
  expect(stepState(null)).toBe("not-run");
});

const DAY = 86_400_000;
const noon = new Date(2026, 10, 21, 12).getTime();
const one = (startedAt: number, auc = 0.84) => {
  const execution = startRun({}, null, 1, startedAt);
  return summaryOf({ ...execution, run: { ...execution.run, auc } }, startedAt + DAY);
};

test("a headline is short, and never hides a value that is no number", () => {
  expect(headlineText({ name: "auc", value: 0.8439344695468357, text: "0.8439344695468357" })).toBe("0.8439");
  expect(headlineText({ name: "auc", value: null, text: "NaN" })).toBe("NaN");
});

describe("the list", () => {
  test("is grouped by day, in its order", () => {
    const days = byDay([one(noon), one(noon - 3600_000), one(noon - DAY), one(noon - 20 * DAY)], noon);
    expect(days.map((day) => [day.name, day.executions.length])).toEqual([
      ["Today", 2],
      ["Yesterday", 1],
      ["1 November", 1],
    ]);
  });
  test("names the metric once when it is the same for all", () => {
    const other = { ...one(noon), headline: { name: "rmse", value: 1, text: "1" } };
    expect(commonHeadline([one(noon), { ...one(noon), headline: null }])).toBe("roc_auc");
    expect(commonHeadline([one(noon), other])).toBeNull();
    expect(commonHeadline([])).toBeNull();
  });
});

describe("screen readers hear", () => {
  const execution = startRun({ AucThreshold: "0.9" }, null, 3, 0);
  const view = (at: number) => viewOf(execution, churnCanvas(ARRANGED), at);
  test("what changed, with the reason of a failure", () => {
    expect(announcement(view(1000), view(3000))).toBe("ProcessData: Succeeded. TrainModel: Executing");
    expect(announcement(view(11_990), view(12_100))).toBe(
      "QualityTooLow: Failed, ROC AUC 0.8461 is below the threshold 0.9. Run 3: Failed",
    );
  });
  test("nothing when nothing changed, or another execution was opened", () => {
    expect(announcement(view(1000), view(1100))).toBe("");
    expect(announcement(null, view(1000))).toBe("");
    expect(announcement(viewOf(startRun({}, null, 4, 0), churnCanvas(ARRANGED), 0), view(3000))).toBe("");
  });
});

test("the last end is that of what has ended", () => {
  const ended = { ...one(noon), ended_at: 7 };
  expect([
    lastEnd(null),
    lastEnd([{ ...ended, ended_at: null }]),
    lastEnd([{ ...ended, ended_at: 3 }, ended]),
  ]).toEqual([0, 0, 7]);
});
