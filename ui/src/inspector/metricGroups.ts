import type { MetricSeries } from "../backend/bindings/MetricSeries";

/** Series of one quantity: `train:auc` and `validation:auc` are both `auc`. */
export interface MetricGroup {
  quantity: string;
  series: MetricSeries[];
}

function quantityOf(name: string): string {
  return name.split(":").at(-1) ?? name;
}

/** The set a series was measured on: `validation` of `validation:auc`. */
export function setOf(name: string): string {
  const parts = name.split(":");
  return parts.length > 1 ? parts.slice(0, -1).join(":") : name;
}

/** Groups series by quantity, in the order they come. */
export function metricGroups(series: readonly MetricSeries[]): MetricGroup[] {
  const groups: MetricGroup[] = [];
  for (const one of series) {
    const quantity = quantityOf(one.last.name);
    const group = groups.find((other) => other.quantity === quantity);
    if (group === undefined) groups.push({ quantity, series: [one] });
    else group.series.push(one);
  }
  return groups;
}

/** Whether there is a course to draw: at least two numbers. */
export function hasCourse({ values }: MetricSeries): boolean {
  return values.filter((value) => value !== null).length > 1;
}
