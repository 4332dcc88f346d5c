import { expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { stepRuns } from "../backend/mock/simulation";
import { litPorts } from "./lit";
import { wireGroups } from "./wireGroups";
import { wireState } from "./wireState";

const canvas = churnCanvas(ARRANGED);
const run = { startedAt: 0, given: {}, stoppedAt: null, auc: 0.84, threshold: 0.8 };

function check(at: number, expected: Record<string, string>, auc = 0.84): void {
  const runs = new Map(stepRuns({ ...run, auc }, at).map((one) => [one.name, one]));
  for (const [from, state] of Object.entries(expected)) {
    const wire = canvas.wires.find((one) => one.id.startsWith(from));
    expect(wire, from).toBeDefined();
    expect(wireState(wire!, canvas, runs), `${from} at ${at}`).toBe(state);
  }
}

const INTO_TRAIN = "ProcessData.train>";
const INTO_EVALUATE = "TrainModel.model>EvaluateModel";
const INTO_MESSAGE = "EvaluateModel.evaluation>QualityTooLow";

test("a wire waits for its source, carries, then is done", () => {
  check(1000, { [INTO_TRAIN]: "later", [INTO_EVALUATE]: "later" });
  check(3000, { [INTO_TRAIN]: "live", [INTO_EVALUATE]: "later" });
  check(9000, { [INTO_TRAIN]: "done", [INTO_EVALUATE]: "live" });
});

test("only the branch taken carries", () => {
  check(12_100, { "CheckQuality/True>": "live", "CheckQuality/False>": "later", [INTO_MESSAGE]: "later" });
  check(13_000, { "CheckQuality/True>": "done", "CheckQuality/False>": "later", [INTO_MESSAGE]: "later" });
  check(
    13_000,
    { "CheckQuality/True>": "later", "CheckQuality/False>": "done", [INTO_MESSAGE]: "done" },
    0.7,
  );
});

test("wires of one output are drawn together", () => {
  const groups = wireGroups(canvas.wires);
  expect(groups.flat()).toHaveLength(canvas.wires.length);
  expect(groups.find(([first]) => first?.from === "TrainModel")).toHaveLength(3);
  expect(groups.filter(([first]) => first?.kind === "branch")).toHaveLength(2);
});

test("the selection lights both ends of its wires, and nothing else", () => {
  const lit = litPorts(canvas, new Set(["TrainModel"]));
  expect([...lit.get("TrainModel")!].sort()).toEqual(["in train", "in validation", "out model"]);
  expect([...lit.get("ProcessData")!].sort()).toEqual(["out train", "out validation"]);
  expect(lit.has("CheckQuality")).toBe(false);
  expect(litPorts(canvas, new Set()).size).toBe(0);
});
