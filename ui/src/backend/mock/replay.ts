// A simulated run as the program would have recorded it: looked at step by step.
import type { Replay } from "../bindings/Replay";
import type { StepTrack } from "../bindings/StepTrack";
import { endOf, stepRuns, type Run } from "./simulation";

/** How finely the run is looked at, in ms. */
const STEP = 20;

/** Every change of every step up to a moment. */
export function replayOf(run: Run, now: number): Replay {
  const end = endOf(run);
  const tracks = new Map<string, StepTrack>(
    stepRuns(run, run.startedAt).map(({ name }) => [name, { step: name, changes: [], skipped_at: null }]),
  );
  for (let at = run.startedAt; at <= Math.min(now, end + STEP); at += STEP) {
    for (const { name, status, skipped } of stepRuns(run, at)) {
      const track = tracks.get(name);
      if (track === undefined) continue;
      if (status !== null && track.changes.at(-1)?.status !== status) track.changes.push({ at, status });
      if (skipped) track.skipped_at ??= at;
    }
  }
  return {
    started_at: run.startedAt,
    ended_at: now < end ? null : end,
    stopping_at: run.stoppedAt === null ? null : run.stoppedAt - 400,
    steps: [...tracks.values()],
  };
}
