import { compact } from "../format/number";
import type { PlotPoint, PlotSeries, PlotSpec } from "./plot";
import { smooth } from "./smooth";
import { axisStyle, base, escaped } from "./style";

interface CurvesInput {
  metric: string;
  series: readonly PlotSeries[];
  log: boolean;
  /** From 0, none, to below 1. */
  smoothing: number;
}

/** A longer series than this is walked in strides. */
const STOPS = 200;

/** A metric over its steps, one line for each series. Smoothed, the values themselves stay visible behind. */
export function curvesPlot({ metric, series, log, smoothing }: CurvesInput): PlotSpec {
  const hidden = log
    ? series.flatMap(({ values }) => values).filter((value) => value !== null && value <= 0).length
    : 0;
  const drawable = (value: number | null) => (value === null || (log && value <= 0) ? null : value);
  const points = series.flatMap(({ name, about, values }, at): PlotPoint[] => {
    const stride = Math.max(1, Math.ceil(values.length / STOPS));
    return values.flatMap((value, index) =>
      index % stride === 0 || index === values.length - 1
        ? [
            {
              series: at,
              index,
              said: `${name}, ${about}: ${metric} ${value === null ? "not a number" : compact(value)} at ${index + 1}`,
            },
          ]
        : [],
    );
  });
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  return {
    points,
    note:
      hidden > 0
        ? `${hidden} values of zero or below cannot be drawn on a log scale.`
        : smoothing > 0
          ? "Smoothed; the values themselves are drawn thin."
          : null,
    table: {
      columns: ["step", ...series.map(({ name, about }) => `${name} ${about}`)],
      rows: Array.from({ length }, (_, index) => [
        index + 1,
        ...series.map(({ values }) => values[index] ?? null),
      ]),
    },
    option: (look) => ({
      ...base(look),
      grid: { left: 56, right: 40, top: 32, bottom: 40 },
      xAxis: {
        ...axisStyle(look),
        type: "value",
        name: "step",
        nameLocation: "middle",
        min: 1,
        max: Math.max(2, length),
        minInterval: 1,
        splitLine: { show: false },
      },
      yAxis: {
        ...axisStyle(look),
        type: log ? "log" : "value",
        scale: true,
        axisLabel: { color: look.faint, fontSize: 11, formatter: (value: number) => compact(value) },
      },
      tooltip: {
        ...base(look).tooltip,
        trigger: "item",
        formatter: ({ seriesName, value }: { seriesName: string; value: [number, number] }) =>
          `${escaped(seriesName)}<br>${escaped(metric)} <b>${compact(value[1])}</b> at ${value[0]}`,
      },
      dataZoom: [{ type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl" }],
      series: [
        ...series.map(({ name, about, hue, quiet, values }) => ({
          name: `${name} ${about}`,
          type: "line",
          symbol: values.length > 60 || quiet ? "none" : "circle",
          symbolSize: 5,
          sampling: "lttb",
          color: quiet ? look.faint : look.hues[hue],
          z: quiet ? 1 : 3,
          lineStyle: quiet ? { width: 1.25, opacity: 0.45 } : { width: smoothing > 0 ? 2 : 1.75 },
          emphasis: { disabled: true },
          endLabel: {
            show: values.length > 0 && !quiet,
            formatter: name,
            color: look.hues[hue],
            fontWeight: 600,
          },
          data: smooth(values, smoothing).map((value, index) => [index + 1, drawable(value)]),
        })),
        ...(smoothing > 0
          ? series
              .filter(({ quiet }) => !quiet)
              .map(({ name, hue, values }) => ({
                name: `${name} raw`,
                type: "line",
                symbol: "none",
                sampling: "lttb",
                silent: true,
                color: look.hues[hue],
                lineStyle: { width: 1, opacity: 0.35 },
                data: values.map((value, index) => [index + 1, drawable(value)]),
              }))
          : []),
      ],
    }),
  };
}
