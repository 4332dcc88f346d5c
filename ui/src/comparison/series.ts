import type { ComparedExecution } from "../backend/bindings/ComparedExecution";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import type { DurationRow } from "../plots/durations";
import type { PlotSeries } from "../plots/plot";
import { HUES, namer } from "./letter";

/** The values of each execution, in its colour and under its letter. Of more than there are colours only the leading ones have theirs. */
export function seriesOf(
  executions: readonly ComparedExecution[],
  leading: readonly (number | null)[],
  values: readonly (readonly (number | null)[])[],
): PlotSeries[] {
  const nameOf = namer(executions);
  return executions.map(({ letter, summary }, index) => ({
    name: letter,
    about: nameOf(summary),
    hue: index % HUES,
    quiet: executions.length > HUES && !leading.includes(index),
    values: values[index] ?? [],
  }));
}

/** The steps of each execution that have ended, in the order of the graph. */
export function durationRows({
  executions,
  graph,
}: Pick<ExecutionComparison, "executions" | "graph">): DurationRow[] {
  const nameOf = namer(executions);
  return executions.map(({ letter, summary }, index) => ({
    name: letter,
    about: nameOf(summary),
    hue: index % HUES,
    stretches: graph.nodes.flatMap(({ step, family, cells }) => {
      const cell = cells[index];
      return cell?.took_ms == null || cell.began_ms === null
        ? []
        : [{ step, family, beganMs: cell.began_ms, tookMs: cell.took_ms }];
    }),
  }));
}
