// A run of the churn pipeline as a pure function of time: what each step is doing so many
// milliseconds after the start.
import type { StepRun } from "../bindings/StepRun";

export interface Run {
  startedAt: number;
  /** Parameter values given at the start. */
  given: Record<string, string>;
  stoppedAt: number | null;
  auc: number;
  threshold: number;
}

interface Phase {
  name: string;
  type: string;
  start: number;
  end: number;
  log: boolean;
}

/** Milliseconds that a job is `Starting` before it is `Executing`. */
const PREPARE = 500;

function phases(run: Run): Phase[] {
  const good = run.auc >= run.threshold;
  const all: Phase[] = [
    { name: "ProcessData", type: "Processing", start: 100, end: 2300, log: true },
    { name: "TrainModel", type: "Training", start: 2400, end: 8600, log: true },
    { name: "EvaluateModel", type: "Processing", start: 8700, end: 11900, log: true },
    { name: "CheckQuality", type: "Condition", start: 11900, end: 11960, log: false },
    { name: "CreateModel", type: "Model", start: good ? 12000 : Infinity, end: 12300, log: false },
    { name: "RegisterModel", type: "RegisterModel", start: good ? 12000 : Infinity, end: 12600, log: false },
    { name: "QualityTooLow", type: "Fail", start: good ? Infinity : 12000, end: 12020, log: false },
  ];
  return all;
}

export function failureReason(run: Run): string {
  return `ROC AUC ${run.auc} is below the threshold ${run.threshold}`;
}

function stepRun(phase: Phase, run: Run, now: number): StepRun {
  const ended = run.stoppedAt ?? Infinity;
  const clock = Math.min(now, ended);
  const at = clock - run.startedAt;
  const base: StepRun = {
    name: phase.name,
    step_type: phase.type,
    status: null,
    skipped: false,
    failure_reason: null,
    attempts: 0,
    started_at: null,
    ended_at: null,
    outcome: null,
    has_log: false,
    ready_at: null,
    expected_ms: phase.end === Infinity ? null : phase.end - phase.start,
  };
  const over = now >= ended || at >= 12_620;
  if (at < phase.start)
    return {
      ...base,
      skipped: phase.start === Infinity && at >= 11_960,
      expected_ms: over ? null : base.expected_ms,
    };
  const begun = {
    ...base,
    attempts: 1,
    started_at: run.startedAt + phase.start,
    ready_at: run.startedAt + phase.start,
    has_log: phase.log,
  };
  if (at < phase.end) {
    if (now >= ended) return { ...begun, status: "Stopped", ended_at: ended };
    return { ...begun, status: at < phase.start + PREPARE && phase.log ? "Starting" : "Executing" };
  }
  const done = { ...begun, ended_at: run.startedAt + phase.end };
  if (phase.type === "Fail") return { ...done, status: "Failed", failure_reason: failureReason(run) };
  return {
    ...done,
    status: "Succeeded",
    outcome: phase.type === "Condition" ? run.auc >= run.threshold : null,
  };
}

/** Every step of the run at a moment. */
export function stepRuns(run: Run, now: number): StepRun[] {
  return phases(run).map((phase) => stepRun(phase, run, now));
}

/** When the run ends, or ended. */
export function endOf(run: Run): number {
  return run.stoppedAt ?? run.startedAt + (run.auc >= run.threshold ? 12_620 : 12_040);
}
