import type { EChartsType } from "echarts/core";

interface Brushable {
  getRawIndicesByActiveState?: (state: "active") => number[];
  coordinateSystem?: { hasAxisBrushed?: () => boolean };
}

/** Which lines go through every marked stretch; nothing when no axis is marked. The library has no other way to ask. */
export function activeOf(chart: EChartsType): readonly number[] | null {
  const model = (
    chart as unknown as { getModel: () => { getSeriesByIndex: (index: number) => Brushable | undefined } }
  ).getModel();
  const series = model.getSeriesByIndex(0);
  if (series?.coordinateSystem?.hasAxisBrushed?.() !== true) return null;
  return series.getRawIndicesByActiveState?.("active") ?? null;
}
