import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { GOAL_WORDS } from "./goals";
import { extent } from "./parallel";
import type { PlotLook, PlotSeries, PlotSpec } from "./plot";
import { axisStyle, base, escaped } from "./style";
import { spell } from "./units";

interface ScatterInput {
  series: readonly PlotSeries[];
  x: PlotAxis;
  y: PlotAxis;
}

const named = (axis: PlotAxis) => `${axis.label}${axis.goal === null ? "" : ` ${GOAL_WORDS[axis.goal]}`}`;

function scale(axis: PlotAxis, look: PlotLook) {
  const label = { ...axisStyle(look), name: named(axis), nameLocation: "middle" };
  const whole = axis.values.every((value) => value === null || Number.isInteger(value));
  // Points keep away from the edges: half of one would be cut off, and its name all of it.
  const [least, most] = extent(axis);
  const air = (most - least) * 0.07;
  if (axis.unit === "text") return { ...label, type: "category", data: axis.categories };
  return {
    ...label,
    type: "value",
    scale: true,
    min: ({ min }: { min: number }) => min - air,
    max: ({ max }: { max: number }) => max + air,
    ...(whole ? { minInterval: 1 } : {}),
    axisLabel: {
      color: look.faint,
      fontSize: 11,
      hideOverlap: true,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: (value: number) => spell(axis, value),
    },
  };
}

/** Executions as points over two axes. */
export function scatterPlot({ series, x, y }: ScatterInput): PlotSpec {
  const at = (index: number): [number, number] | null => {
    const [across, up] = [x.values[index] ?? null, y.values[index] ?? null];
    return across === null || up === null ? null : [across, up];
  };
  const known = series.map((_, index) => index).filter((index) => at(index) !== null);
  const lost = series.length - known.length;
  const said = (index: number) =>
    `${series[index]?.name ?? ""}, ${series[index]?.about ?? ""}: ${x.label} ${spell(x, x.values[index] ?? null)}, ${y.label} ${spell(y, y.values[index] ?? null)}`;
  return {
    note: lost > 0 ? `${lost === 1 ? "One execution has" : `${lost} executions have`} no value here.` : null,
    points: known.map((index, place) => ({ series: 0, index: place, said: said(index) })),
    table: {
      columns: ["execution", x.label, y.label],
      rows: series.map(({ name, about }, index) => [
        `${name} ${about}`,
        x.unit === "text" ? spell(x, x.values[index] ?? null) : (x.values[index] ?? null),
        y.unit === "text" ? spell(y, y.values[index] ?? null) : (y.values[index] ?? null),
      ]),
    },
    option: (look) => ({
      ...base(look),
      grid: { left: 76, right: 28, top: 18, bottom: 44 },
      xAxis: scale(x, look),
      yAxis: { ...scale(y, look), nameGap: 56 },
      tooltip: {
        ...base(look).tooltip,
        trigger: "item",
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const index = known[dataIndex] ?? -1;
          return `<b>${escaped(series[index]?.name ?? "")}</b> ${escaped(series[index]?.about ?? "")}<br>${escaped(x.label)} <b>${escaped(spell(x, x.values[index] ?? null))}</b><br>${escaped(y.label)} <b>${escaped(spell(y, y.values[index] ?? null))}</b>`;
        },
      },
      series: [
        {
          type: "scatter",
          emphasis: { scale: 1.4 },
          labelLayout: { hideOverlap: true },
          label: {
            show: true,
            position: "right",
            distance: 6,
            color: look.text,
            fontWeight: 600,
            fontSize: 11,
            formatter: ({ dataIndex }: { dataIndex: number }) => series[known[dataIndex] ?? -1]?.name ?? "",
          },
          data: known.map((index) => {
            const quiet = series[index]?.quiet === true;
            return {
              value: at(index),
              symbolSize: quiet ? 8 : 12,
              itemStyle: {
                color: quiet ? look.faint : look.hues[series[index]?.hue ?? 0],
                opacity: quiet ? 0.7 : 1,
                borderColor: look.panel,
                borderWidth: 1,
              },
              ...(quiet ? { label: { color: look.faint, fontWeight: 400 } } : {}),
            };
          }),
        },
      ],
    }),
  };
}
