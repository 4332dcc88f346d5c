import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { GOAL_WORDS } from "./goals";
import type { PlotLook, PlotSeries, PlotSpec } from "./plot";
import { base, escaped } from "./style";
import { spell } from "./units";

interface ParallelInput {
  series: readonly PlotSeries[];
  axes: readonly PlotAxis[];
}

/** Room around the axes for what is written there. */
const SIDE = 40;
const TOP = 42;
const BOTTOM = 28;
/** As many lines are named at their ends. */
const NAMED = 12;
/** The height of a name in px. */
const MARK = 16;

/** The least and the most of an axis; an axis of one value has it in the middle. */
export function extent({ values, categories, unit }: PlotAxis): [number, number] {
  if (unit === "text") return [0, Math.max(1, categories.length - 1)];
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return [0, 1];
  return least === most ? [least - 1, most + 1] : [least, most];
}

/** Where names go when each wants to be somewhere and none may cover another. */
export function apart(wanted: readonly number[], height: number, least: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let next = least;
  for (const index of order) {
    placed[index] = Math.max(next, wanted[index] ?? 0);
    next = (placed[index] ?? 0) + height;
  }
  let last = most;
  for (const index of order.reverse()) {
    placed[index] = Math.min(last, placed[index] ?? 0);
    last = (placed[index] ?? 0) - height;
  }
  return placed;
}

/** A name as far as there is room for it between two axes. */
export function fitting(name: string, room: number): string {
  // Letters of this size are seven pixels wide at most on average.
  const letters = Math.max(4, Math.floor(room / 7));
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}

/** Each line's letter on its colour, beside the last axis. */
function endMarks(series: readonly PlotSeries[], axis: PlotAxis | undefined, look: PlotLook) {
  if (axis === undefined || look.width === 0) return [];
  const [least, most] = extent(axis);
  const length = look.height - TOP - BOTTOM;
  const ends = series.flatMap((one, at) => {
    const value = axis.values[at] ?? null;
    return value === null || one.quiet || (series.length > NAMED && series.every(({ quiet }) => !quiet))
      ? []
      : [{ one, y: TOP + length * (1 - (value - least) / (most - least)) }];
  });
  const places = apart(
    ends.map(({ y }) => y),
    MARK + 2,
    TOP,
    TOP + length,
  );
  return ends.map(({ one }, index) => ({
    type: "group",
    x: look.width - SIDE + 8,
    y: (places[index] ?? 0) - MARK / 2,
    silent: true,
    children: [
      {
        type: "rect",
        shape: { x: 0, y: 0, width: MARK, height: MARK, r: 4 },
        style: { fill: look.hues[one.hue] },
      },
      {
        type: "text",
        style: {
          x: MARK / 2,
          y: MARK / 2,
          text: one.name,
          fill: look.panel,
          font: `600 11px ${look.font}`,
          align: "center",
          verticalAlign: "middle",
        },
      },
    ],
  }));
}

/** Executions as lines over axes of their own; a stretch of an axis can be marked to see only what goes through it. */
export function parallelPlot({ series, axes }: ParallelInput): PlotSpec {
  const missing = series.filter((_, at) =>
    axes.some(({ values }) => values[at] === null || values[at] === undefined),
  ).length;
  const row = (at: number) => axes.map((axis) => spell(axis, axis.values[at] ?? null));
  return {
    tips: false,
    note:
      missing > 0
        ? missing === 1
          ? "One execution lacks a value; its line has a gap."
          : `${missing} executions lack a value; their lines have gaps.`
        : null,
    table: {
      columns: ["execution", ...axes.map(({ label }) => label)],
      rows: series.map(({ name, about }, at) => [
        `${name} ${about}`,
        ...axes.map(({ values, categories, unit }) =>
          unit === "text" ? (categories[values[at] ?? -1] ?? null) : (values[at] ?? null),
        ),
      ]),
    },
    points: series.map(({ name, about }, at) => ({
      series: 0,
      index: at,
      said: `${name}, ${about}: ${axes.map(({ label }, i) => `${label} ${row(at)[i] ?? ""}`).join(", ")}`,
    })),
    option: (look) => ({
      ...base(look),
      tooltip: {
        ...base(look).tooltip,
        trigger: "item",
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const one = series[dataIndex];
          return one === undefined
            ? ""
            : `<b>${escaped(one.name)}</b> ${escaped(one.about)}<br>${axes.map(({ label }, i) => `${escaped(label)} <b>${escaped(row(dataIndex)[i] ?? "")}</b>`).join("<br>")}`;
        },
      },
      parallel: {
        left: SIDE,
        right: SIDE,
        top: TOP,
        bottom: BOTTOM,
        parallelAxisDefault: {
          nameLocation: "end",
          nameGap: 8,
          inverse: false,
          realtime: true,
          axisLine: { lineStyle: { color: look.line } },
          axisTick: { show: false },
          splitLine: { show: false },
          areaSelectStyle: { width: 16, color: look.accent, opacity: 0.2, borderColor: look.accent },
        },
      },
      graphic: endMarks(series, axes.at(-1), look),
      parallelAxis: axes.map((axis, dim) => {
        const [least, most] = extent(axis);
        const edge = dim === 0 ? "left" : dim === axes.length - 1 ? "right" : "center";
        const room = (look.width - 2 * SIDE) / Math.max(1, axes.length - 1);
        const title = fitting(`${axis.label}${axis.goal === null ? "" : ` ${GOAL_WORDS[axis.goal]}`}`, room);
        // Of the room to the next axis, whose value stands on both sides of it.
        const text = (value: string) => fitting(value, room * 0.75);
        const name = {
          name: `{name|${title}}\n{value|${axis.unit === "text" ? text(axis.categories.at(-1) ?? "") : spell(axis, most)}}`,
          nameTextStyle: {
            align: edge,
            lineHeight: 14,
            rich: {
              name: { color: look.text, fontSize: 11, fontWeight: 500, align: edge },
              value: { color: look.faint, fontSize: 11, align: edge },
            },
          },
        };
        // The upper end stands in the name; only the lower one is a label, below the axis.
        const label = {
          color: look.faint,
          fontSize: 11,
          align: edge,
          margin: 0,
          verticalAlign: "top",
          lineHeight: 26,
        };
        return axis.unit === "text"
          ? {
              dim,
              ...name,
              type: "category",
              boundaryGap: false,
              data: axis.categories,
              axisLabel: {
                ...label,
                formatter: (value: string, index: number) => (index === 0 ? text(value) : ""),
              },
            }
          : {
              dim,
              ...name,
              type: "value",
              min: least,
              max: most,
              interval: most - least,
              axisLabel: {
                ...label,
                formatter: (value: number) => (value === least ? spell(axis, value) : ""),
              },
            };
      }),
      series: [
        {
          type: "parallel",
          smooth: false,
          inactiveOpacity: 0.08,
          activeOpacity: 1,
          emphasis: { lineStyle: { width: 4 } },
          data: series.map(({ hue, name, quiet }, at) => ({
            name,
            value: axes.map(({ values, categories, unit }) =>
              unit === "text" ? (categories[values[at] ?? -1] ?? "-") : (values[at] ?? "-"),
            ),
            lineStyle: quiet
              ? { color: look.faint, width: 1.25, opacity: series.length > 40 ? 0.3 : 0.45 }
              : { color: look.hues[hue], width: 2.25, opacity: 0.95 },
          })),
        },
      ],
    }),
  };
}
