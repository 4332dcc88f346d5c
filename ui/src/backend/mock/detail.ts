// What a simulated step leaves behind: resolved arguments, files, metrics, the Describe document.
import type { ArtifactView } from "../bindings/ArtifactView";
import type { MetricSeries } from "../bindings/MetricSeries";
import type { StepRun } from "../bindings/StepRun";
import type { StepRunDetail } from "../bindings/StepRunDetail";
import { argumentsOf, PARAMETERS } from "./document";
import { rounds, trainAuc, validationAuc } from "./log";

const BUCKET = "s3://sagemaker-us-east-1-123456789012/churn";

function resolve(value: unknown, given: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, given));
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  if (typeof record.Get === "string") return lookUp(record.Get, given);
  const join = record["Std:Join"] as { On: string; Values: unknown[] } | undefined;
  if (join !== undefined) return join.Values.map((one) => String(resolve(one, given))).join(join.On);
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, resolve(one, given)]));
}

function lookUp(reference: string, given: Record<string, string>): unknown {
  const [root = "", ...rest] = reference.split(".");
  const name = rest.join(".");
  if (root === "Parameters") return given[name] ?? PARAMETERS.find((one) => one.name === name)?.default ?? "";
  if (name === "PipelineExecutionId") return "k3v9q1m7t2xd";
  const output = /\['(\w+)'\]/.exec(name)?.[1] ?? "output/model.tar.gz";
  return `${BUCKET}/k3v9q1m7t2xd/${rest[0] ?? ""}/${output}`;
}

function hash(seed: string): string {
  let state = 2166136261;
  let out = "";
  for (let i = 0; out.length < 64; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i % seed.length), 16777619) >>> 0;
    out += state.toString(16).padStart(8, "0");
  }
  return out;
}

const FILES: Record<string, [name: string, bytes: number][]> = {
  ProcessData: [
    ["train/train.csv", 1_204_118],
    ["validation/validation.csv", 300_912],
    ["test/test.csv", 376_204],
  ],
  TrainModel: [["model.tar.gz", 151_204]],
  EvaluateModel: [["evaluation/evaluation.json", 412]],
};

function artifacts(step: string): ArtifactView[] {
  return (FILES[step] ?? []).map(([name, bytes]) => ({
    name,
    bytes,
    uri: `${BUCKET}/k3v9q1m7t2xd/${step}/${name}`,
    sha256: hash(step + name),
  }));
}

function series(name: string, values: number[]): MetricSeries {
  const value = values.at(-1) ?? null;
  return { last: { name, value, text: value === null ? "" : value.toFixed(5) }, values };
}

function metrics(run: StepRun, given: Record<string, string>, now: number): MetricSeries[] {
  if (run.name === "EvaluateModel" && run.status === "Succeeded") {
    return [
      ["accuracy", 0.80341],
      ["precision", 0.66151],
      ["recall", 0.52941],
      ["roc_auc", 0.84612],
    ].map(([name, value]) => series(String(name), [Number(value)]));
  }
  if (run.name !== "TrainModel" || run.started_at === null) return [];
  const share = Math.min(1, ((run.ended_at ?? now) - run.started_at - 500) / 5600);
  const done = Math.min(400, Math.floor(rounds(given) * Math.max(0, share)));
  if (done === 0) return [];
  const each = (value: (round: number) => number) => Array.from({ length: done }, (_, round) => value(round));
  return [
    series("train:auc", each(trainAuc)),
    series(
      "train:logloss",
      each((round) => 0.31 + 0.36 * Math.exp(-round / 30)),
    ),
    series("validation:auc", each(validationAuc)),
    series(
      "validation:logloss",
      each((round) => 0.415 + 0.26 * Math.exp(-round / 18)),
    ),
  ];
}

/** Everything known about a simulated step at a moment. */
export function stepDetail(run: StepRun, given: Record<string, string>, now: number): StepRunDetail {
  const well = run.status === "Succeeded";
  const files = well ? artifacts(run.name) : [];
  const resolved = run.started_at === null ? null : resolve(argumentsOf(run.name), given);
  return {
    run,
    inputs: [],
    arguments: resolved,
    outputs: Object.fromEntries(files.map((file) => [file.name.split("/")[0] ?? file.name, file.uri])),
    artifacts: files,
    metrics: metrics(run, given, now),
    describe:
      well && run.has_log
        ? { JobName: `pipelines-k3v9q1m7t2xd-${run.name}`, JobStatus: "Completed", ...(resolved as object) }
        : null,
    log_file: run.has_log
      ? `/home/you/.local/share/pipewright/executions/k3v9q1m7t2xd/${run.name}/log`
      : null,
  };
}
