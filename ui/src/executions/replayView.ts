import type { ExecutionView } from "../backend/bindings/ExecutionView";
import type { Replay } from "../backend/bindings/Replay";
import type { StepRun } from "../backend/bindings/StepRun";
import type { StepTrack } from "../backend/bindings/StepTrack";

/** A run as it was after so many of its changes, made once: who shows it draws only what differs. */
const EARLIER = new WeakMap<StepRun, Map<number, StepRun>>();

function earlier(run: StepRun, changes: number, track: StepTrack, skipped: boolean): StepRun {
  const key = skipped ? -1 : changes;
  const known = EARLIER.get(run) ?? new Map<number, StepRun>();
  EARLIER.set(run, known);
  const made = known.get(key) ?? {
    ...run,
    status: track.changes[changes - 1]?.status ?? null,
    skipped,
    started_at: changes > 0 ? run.started_at : null,
    ended_at: null,
    failure_reason: null,
    outcome: null,
  };
  known.set(key, made);
  return made;
}

/** A step's run at a moment. */
export function runAt(run: StepRun, track: StepTrack | undefined, at: number): StepRun {
  if (track === undefined) return run;
  const passed = track.changes.findIndex((change) => change.at > at);
  const changes = passed < 0 ? track.changes.length : passed;
  if (track.changes.length > 0 && changes === track.changes.length) return run;
  return earlier(run, changes, track, track.skipped_at !== null && track.skipped_at <= at);
}

/** An execution as it was at a moment. */
export function viewAt(recorded: ExecutionView, replay: Replay, at: number): ExecutionView {
  const { summary } = recorded;
  if (summary.ended_at !== null && at >= summary.ended_at) return recorded;
  const tracks = new Map(replay.steps.map((track) => [track.step, track]));
  const stopping = replay.stopping_at !== null && at >= replay.stopping_at;
  return {
    ...recorded,
    summary: {
      ...summary,
      status: stopping ? "Stopping" : "Executing",
      ended_at: null,
      failure_reason: null,
      headline: null,
    },
    steps: recorded.steps.map((run) => runAt(run, tracks.get(run.name), at)),
    stopping: null,
  };
}
