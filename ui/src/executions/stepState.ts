import type { StepRun } from "../backend/bindings/StepRun";
import type { GlyphName } from "../widgets/glyphs";

/** A step's state as it is shown; the hooks of the desktop tests name it the same way. */
export type StepState =
  "not-run" | "skipped" | "starting" | "executing" | "stopping" | "stopped" | "failed" | "succeeded";

/** The state of a step run; no run at all has not run. */
export function stepState(run: Pick<StepRun, "status" | "skipped"> | null): StepState {
  if (run === null || run.status === null) return run?.skipped === true ? "skipped" : "not-run";
  return run.status.toLowerCase() as Lowercase<typeof run.status>;
}

/** Whether the step is under way. */
export function isActive(state: StepState): boolean {
  return state === "starting" || state === "executing" || state === "stopping";
}

/** Whether nothing more will happen to the step. */
export function isDone(state: StepState): boolean {
  return state === "succeeded" || state === "failed" || state === "stopped" || state === "skipped";
}

interface Look {
  word: string;
  glyph: GlyphName;
  /** The class that gives the status hue. */
  hue: "ok" | "run" | "err" | "stop" | "idle";
}

/** Word, icon and hue of each state: status is never told by colour alone. */
export const LOOKS: Record<StepState, Look> = {
  "not-run": { word: "Not run", glyph: "notRun", hue: "idle" },
  skipped: { word: "Skipped", glyph: "skipped", hue: "idle" },
  starting: { word: "Starting", glyph: "executing", hue: "run" },
  executing: { word: "Executing", glyph: "executing", hue: "run" },
  stopping: { word: "Stopping", glyph: "executing", hue: "stop" },
  stopped: { word: "Stopped", glyph: "stopped", hue: "stop" },
  failed: { word: "Failed", glyph: "failed", hue: "err" },
  succeeded: { word: "Succeeded", glyph: "succeeded", hue: "ok" },
};

/** How long the step took, or takes so far; `null` before it starts. */
export function elapsed(run: Pick<StepRun, "started_at" | "ended_at">, now: number): number | null {
  return run.started_at === null ? null : Math.max(0, (run.ended_at ?? now) - run.started_at);
}
