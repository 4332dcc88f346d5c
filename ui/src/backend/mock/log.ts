// Logs of the simulated steps, each line with its moment.
import type { LogLine } from "../bindings/LogLine";
import type { LogPage } from "../bindings/LogPage";
import type { StepRun } from "../bindings/StepRun";

const PAGE = 2000;

/** Validation AUC after a boosting round: rises, then overfits a little. */
export function validationAuc(round: number): number {
  return 0.79 + 0.058 * (1 - Math.exp(-round / 22)) - 0.00008 * round + 0.0009 * Math.sin(round * 1.7);
}

export function trainAuc(round: number): number {
  return 0.8 + 0.15 * (1 - Math.exp(-round / 60)) + 0.0006 * Math.sin(round * 2.3);
}

export function rounds(given: Record<string, string>): number {
  return Number(given.NumRound ?? "100");
}

const PROCESS = [
  "Reading /opt/ml/processing/input/data/telco_churn.csv",
  "7043 rows, 21 columns, 26.5 % leave",
  "TotalCharges: 11 empty values read as 0",
  "One-hot encoded 15 columns: 45 features",
  "train 4507 rows, validation 1127 rows, test 1409 rows",
  "Wrote /opt/ml/processing/train/train.csv",
  "Wrote /opt/ml/processing/validation/validation.csv",
  "Wrote /opt/ml/processing/test/test.csv",
];

const EVALUATE = [
  "Opening /opt/ml/processing/model/model.tar.gz",
  "UserWarning: no feature names in the model",
  "Reading /opt/ml/processing/test/test.csv: 1409 rows, 46 columns",
  "Scoring 1409 rows",
  "accuracy 0.8034 precision 0.6615 recall 0.5294",
  "roc_auc 0.8461",
  "Wrote /opt/ml/processing/evaluation/evaluation.json",
];

function lineText(step: string, index: number, total: number): string {
  if (step === "ProcessData") return PROCESS[index] ?? "";
  if (step === "EvaluateModel") return EVALUATE[index] ?? "";
  if (index === 0) return "Train matrix 4507x45, validation matrix 1127x45";
  if (index === total - 1) return "Saved model.tar.gz, 151 kB";
  const round = index - 1;
  return `[${round}]#011train-auc:${trainAuc(round).toFixed(5)}#011validation-auc:${validationAuc(round).toFixed(5)}`;
}

function lineCount(step: string, given: Record<string, string>): number {
  if (step === "TrainModel") return rounds(given) + 2;
  return step === "ProcessData" ? PROCESS.length : EVALUATE.length;
}

/** A page of the step's log at a moment. Offsets count lines here, not bytes. */
export function logPage(run: StepRun, given: Record<string, string>, offset: number, now: number): LogPage {
  if (run.started_at === null || !run.has_log)
    return { lines: [], next_offset: 0, complete: run.ended_at !== null || run.skipped };
  const total = lineCount(run.name, given);
  const length = run.name === "TrainModel" ? 5600 : run.name === "ProcessData" ? 1600 : 2600;
  const begin = run.started_at + 500;
  const moment = Math.min(now, run.ended_at ?? Infinity);
  const written = Math.max(0, Math.min(total, Math.floor(((moment - begin) / length) * total)));
  const lines: LogLine[] = [];
  const end = Math.min(written, offset + PAGE);
  for (let i = offset; i < end; i++)
    lines.push({ at: Math.round(begin + (i / total) * length), text: lineText(run.name, i, total) });
  return { lines, next_offset: end, complete: run.ended_at !== null && end === written };
}
