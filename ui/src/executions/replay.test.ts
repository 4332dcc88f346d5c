import { expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { startRun, viewOf } from "../backend/mock/executions";
import { replayOf } from "../backend/mock/replay";
import { speedFor } from "./replay";
import { runAt, viewAt } from "./replayView";
import { stepState } from "./stepState";

const execution = startRun({ AucThreshold: "0.9" }, null, 3, 0);
const recorded = viewOf(execution, churnCanvas(ARRANGED), 20_000);
const replay = replayOf(execution.run, 20_000);

test("a replay passes through what the execution was", () => {
  for (const at of [0, 200, 700, 2320, 2500, 9000, 11_940, 12_010]) {
    const live = viewOf(execution, churnCanvas(ARRANGED), at);
    const shown = viewAt(recorded, replay, at);
    expect(shown.summary.status, String(at)).toBe(live.summary.status);
    expect(
      shown.steps.map((run) => `${run.name} ${stepState(run)}`),
      String(at),
    ).toEqual(live.steps.map((run) => `${run.name} ${stepState(run)}`));
  }
  expect(viewAt(recorded, replay, 20_000)).toBe(recorded);
});

test("a step that does not change stays the same object, so that it is not drawn again", () => {
  const [before, after] = [viewAt(recorded, replay, 3000), viewAt(recorded, replay, 3010)];
  before.steps.forEach((run, i) => expect(after.steps[i]).toBe(run));
});

test("a step that never ran is skipped from when that was settled", () => {
  const run = {
    ...(recorded.steps[0] as (typeof recorded.steps)[0]),
    status: null,
    started_at: null,
    ended_at: null,
  };
  const track = { step: run.name, changes: [], skipped_at: 500 };
  expect([400, 500].map((at) => stepState(runAt(run, track, at)))).toEqual(["not-run", "skipped"]);
});

test("any length is played in about ten seconds", () => {
  expect([800, 12_000, 65_000, 3_600_000].map(speedFor)).toEqual([1, 1, 5, 300]);
});
