// Executions of the simulated program: a history, and the ones started now.
import type { CanvasView } from "../bindings/CanvasView";
import type { ExecutionParameter } from "../bindings/ExecutionParameter";
import type { ExecutionStatus } from "../bindings/ExecutionStatus";
import type { ExecutionSummary } from "../bindings/ExecutionSummary";
import type { ExecutionView } from "../bindings/ExecutionView";
import { PARAMETERS } from "./document";
import { endOf, failureReason, stepRuns, type Run } from "./simulation";

export interface Execution {
  arn: string;
  number: number;
  displayName: string | null;
  run: Run;
}

const MINUTE = 60_000;
/** Minutes ago, AUC, and whether it was stopped half-way. */
const PAST: [number, number, boolean?][] = [
  [42, 0.8437],
  [54, 0.7961],
  [63, 0.8391],
  [74, 0.81, true],
  [1500, 0.8419],
  [1530, 0.8402],
  [1547, 0.8388],
  [1580, 0.7912],
  [4300, 0.8354],
  [4330, 0.8321],
  [10200, 0.8297],
];

function arnOf(number: number): string {
  return `arn:aws:sagemaker:us-east-1:123456789012:pipeline/churn/execution/k3v9q1m7t2${(number + 360).toString(36)}`;
}

/** A dozen ended executions, newest first. */
export function history(now: number): Execution[] {
  return PAST.map(([ago, auc, stopped], i) => {
    const startedAt = now - ago * MINUTE;
    const number = PAST.length - i;
    const run: Run = {
      startedAt,
      given: i % 3 === 0 ? { Eta: "0.15" } : {},
      stoppedAt: stopped ? startedAt + 6100 : null,
      auc,
      threshold: 0.8,
    };
    return { arn: arnOf(number), number, displayName: i === 4 ? "deeper trees" : null, run };
  });
}

export function startRun(
  given: Record<string, string>,
  displayName: string | null,
  number: number,
  now: number,
): Execution {
  const threshold = Number(given.AucThreshold ?? "0.8");
  return {
    arn: arnOf(number),
    number,
    displayName,
    run: { startedAt: now, given, stoppedAt: null, auc: 0.8461, threshold },
  };
}

/** The values of every parameter, given or default. A number that is none reads `NaN`. */
export function parametersOf(given: Record<string, string>): ExecutionParameter[] {
  return PARAMETERS.map(({ name, parameter_type, default: fallback }) => {
    const text = given[name] ?? fallback ?? "";
    const number = parameter_type === "Integer" || parameter_type === "Float";
    return { name, value: number ? Number(text) : text, origin: name in given ? "given" : "default" };
  });
}

function status(run: Run, now: number): ExecutionStatus {
  if (now < endOf(run)) return run.stoppedAt === null ? "Executing" : "Stopping";
  if (run.stoppedAt !== null) return "Stopped";
  return run.auc >= run.threshold ? "Succeeded" : "Failed";
}

export function summaryOf({ arn, number, displayName, run }: Execution, now: number): ExecutionSummary {
  const state = status(run, now);
  const evaluated = now > run.startedAt + 11_900 && run.stoppedAt === null;
  return {
    arn,
    number,
    pipeline: "churn",
    version: 5,
    display_name: displayName,
    preset: null,
    status: state,
    failure_reason: state === "Failed" ? `QualityTooLow: ${failureReason(run)}` : null,
    started_at: run.startedAt,
    ended_at: now >= endOf(run) ? endOf(run) : null,
    headline: evaluated ? { name: "roc_auc", value: run.auc, text: run.auc.toFixed(4) } : null,
  };
}

function stopping(run: Run, now: number): ExecutionView["stopping"] {
  return run.stoppedAt === null || now >= run.stoppedAt
    ? null
    : { asked_at: run.stoppedAt - 400, killed_at: run.stoppedAt };
}

export function viewOf(execution: Execution, canvas: CanvasView, now: number): ExecutionView {
  return {
    summary: summaryOf(execution, now),
    description: null,
    project: "/home/you/pipelines/churn",
    parameters: parametersOf(execution.run.given),
    steps: stepRuns(execution.run, now),
    stopping: stopping(execution.run, now),
    critical_path:
      now < endOf(execution.run) ? [] : ["ProcessData", "TrainModel", "EvaluateModel", "CheckQuality"],
    canvas,
  };
}
