import { backend } from "../../backend/backend";
import type { LogLine } from "../../backend/bindings/LogLine";

/** The height of a line in px. */
export const ROW = 20;
/** As many lines are compared; the execution itself shows all. */
const MOST = 50_000;

/** A log from its beginning. */
export async function readLog(arn: string, step: string): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  let from = 0;
  while (lines.length < MOST) {
    const page = await backend().call("read_log", { arn, step, offset: from });
    for (const line of page.lines) lines.push(line);
    if (page.complete || page.next_offset === from) break;
    from = page.next_offset;
  }
  return lines;
}

/** The step whose log is shown: the one looked at, else a training, else the first. */
export function stepWithLog(steps: readonly string[], wanted: string | undefined): string | undefined {
  return steps.find((step) => step === wanted) ?? steps.find((step) => step.startsWith("Train")) ?? steps[0];
}

/** The lines that any of the logs was found in, in order. */
export function together(found: readonly (readonly number[])[]): number[] {
  return [...new Set(found.flat())].sort((a, b) => a - b);
}

/** The line to go to from another, around the end. */
export function nextHit(hits: readonly number[], from: number | null, back: boolean): number {
  const next = back
    ? hits.findLast((line) => from !== null && line < from)
    : hits.find((line) => from === null || line > from);
  return next ?? (back ? hits.at(-1) : hits[0]) ?? 0;
}
