import type { ComparedExecution } from "../backend/bindings/ComparedExecution";
import type { PlotSeries } from "../plots/plot";
import { HUES } from "./letter";

/** The values of each execution, in its colour and under its letter. */
export function seriesOf(executions: readonly ComparedExecution[], values: readonly (readonly (number | null)[])[]): PlotSeries[] {
  return executions.map(({ letter, summary }, index) => ({
    name: letter,
    about: `Run ${summary.number}`,
    hue: index % HUES,
    values: values[index] ?? [],
  }));
}
