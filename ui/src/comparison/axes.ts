import type { PlotAxis } from "../backend/bindings/PlotAxis";

/** As many axes can be told apart in a row. */
const MOST = 7;

/** An axis by its name, with its step where another axis has the same name. */
export function axisLabel(axis: PlotAxis, among: readonly PlotAxis[]): string {
  if (among.filter(({ label }) => label === axis.label).length < 2) return axis.label;
  const [kind, step] = axis.key.split(" ");
  return kind === "metric" && step !== undefined ? `${axis.label}, ${step}` : axis.label;
}

/** The axes that are worth a place: parameters that differ, then a time, then metrics. */
export function chosenAxes(axes: readonly PlotAxis[], headline: string | null = null): PlotAxis[] {
  const differing = axes.filter(({ differs }) => differs);
  const of = (kind: string) => differing.filter(({ key }) => key.startsWith(kind));
  const metrics = of("metric").filter(({ goal }) => goal !== null);
  const parameters = of("parameter").slice(0, 4);
  const times = of("time").filter(({ key }) => key === "time");
  // The last step's metrics are the ones that a pipeline is run for.
  const last = metrics.at(-1)?.key.split(" ")[1];
  const own = metrics.filter(({ key }) => key.split(" ")[1] === last);
  // The metric that the pipeline decides by stands at the end, where the eye ends.
  const leads = own.filter(({ label }) => label === headline);
  const others = own
    .filter(({ label }) => label !== headline)
    .slice(0, MOST - parameters.length - times.length - leads.length);
  const rest = [...parameters, ...times, ...others, ...leads];
  return rest.length >= 2 ? rest : differing.slice(0, MOST);
}

/** The axes of a scatter plot: those chosen, else the first parameter and the last step's first metric. */
export function scatterAxes(
  axes: readonly PlotAxis[],
  x: string | null,
  y: string | null,
  headline: string | null = null,
): { x: PlotAxis | undefined; y: PlotAxis | undefined } {
  const chosen = chosenAxes(axes, headline);
  const find = (key: string | null) => axes.find((axis) => axis.key === key);
  const across = find(x) ?? chosen[0];
  const up =
    find(y) ??
    chosen.findLast(({ key }) => key.startsWith("metric") && key !== across?.key) ??
    chosen.find(({ key }) => key !== across?.key);
  return { x: across, y: up };
}
