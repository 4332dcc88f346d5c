import { duration } from "../format/duration";
import type { PlotFamily, PlotLook, PlotSpec } from "./plot";
import { axisStyle, base, escaped } from "./style";
import { fitting } from "./parallel";

/** A step's time in an execution. */
export interface Stretch {
  step: string;
  family: PlotFamily;
  /** From the beginning of the execution. */
  beganMs: number;
  tookMs: number;
}

/** The steps of one execution. */
export interface DurationRow {
  name: string;
  about: string;
  hue: number;
  stretches: readonly Stretch[];
}

interface DurationsInput {
  rows: readonly DurationRow[];
  /** When steps ran; otherwise how long, one behind the other. */
  timeline: boolean;
}

/** A stretch with its place: its row, its lane in the row, and where it begins and ends. */
interface Placed {
  row: number;
  stretch: Stretch;
  from: number;
  to: number;
  lane: number;
  lanes: number;
}

/** The least height of a row in px. */
const ROW = 26;
const [TOP, BOTTOM] = [26, 8];

/** Where the stretches of a row go: behind one another, or where they were, side by side where they overlap. */
export function placed(
  { stretches }: Pick<DurationRow, "stretches">,
  row: number,
  timeline: boolean,
): Placed[] {
  if (!timeline) {
    let sum = 0;
    return stretches.map((stretch) => {
      const from = sum;
      sum += stretch.tookMs;
      return { row, stretch, from, to: sum, lane: 0, lanes: 1 };
    });
  }
  const ends: number[] = [];
  const found = [...stretches]
    .sort((a, b) => a.beganMs - b.beganMs)
    .map((stretch) => {
      const free = ends.findIndex((end) => end <= stretch.beganMs);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = stretch.beganMs + stretch.tookMs;
      return { row, stretch, from: stretch.beganMs, to: stretch.beganMs + stretch.tookMs, lane, lanes: 1 };
    });
  return found.map((one) => ({ ...one, lanes: ends.length }));
}

interface Drawing {
  dataIndex: number;
  coordSys: { x: number; width: number };
}

interface Api {
  coord: (value: [number, number]) => [number, number];
  size: (value: [number, number]) => [number, number];
}

function bar(look: PlotLook, all: readonly Placed[]) {
  return ({ dataIndex, coordSys }: Drawing, api: Api) => {
    const one = all[dataIndex];
    if (one === undefined) return null;
    const [left, middle] = api.coord([one.from, one.row]);
    const [right] = api.coord([one.to, one.row]);
    const whole = Math.min(30, api.size([0, 1])[1] * 0.72);
    const height = whole / one.lanes;
    const width = Math.max(1, right - left - 1);
    const room = width - 12;
    const text = room < 28 || height < 13 ? "" : fitting(one.stretch.step, room);
    return {
      type: "rect",
      shape: {
        x: left,
        y: middle - whole / 2 + one.lane * height,
        width: Math.min(width, coordSys.x + coordSys.width - left),
        height: Math.max(2, height - 1),
        r: 3,
      },
      style: { fill: look.families[one.stretch.family] },
      textContent: { type: "text", style: { text, fill: look.panel, font: `500 11px ${look.font}` } },
      textConfig: { position: "insideLeft", distance: 6 },
      emphasis: { style: { stroke: look.text, lineWidth: 1.5 } },
    };
  };
}

/** How long the steps of each execution took, or when they ran, on one scale. */
export function durationsPlot({ rows, timeline }: DurationsInput): PlotSpec {
  const all = rows.flatMap((row, index) => placed(row, index, timeline));
  const totals = rows.map((_, index) =>
    all.reduce((most, one) => (one.row === index ? Math.max(most, one.to) : most), 0),
  );
  const missing = rows.filter(({ stretches }) => stretches.length === 0).length;
  const steps = [...new Set(rows.flatMap(({ stretches }) => stretches.map(({ step }) => step)))];
  const said = ({ row, stretch: { step, beganMs, tookMs } }: Placed) =>
    `${rows[row]?.name ?? ""}, ${rows[row]?.about ?? ""}: ${step} took ${duration(tookMs)}${timeline ? `, from ${duration(beganMs)} on` : ""}`;
  const row = ({ name, about, stretches }: DurationRow) =>
    steps.flatMap((step) => {
      const own = stretches.find((one) => one.step === step);
      return own === undefined ? [] : [[`${name} ${about}`, step, own.beganMs, own.tookMs]];
    });
  return {
    note:
      missing > 0
        ? `${missing === 1 ? "One execution has" : `${missing} executions have`} no step that has ended.`
        : null,
    table: { columns: ["execution", "step", "began after, ms", "took, ms"], rows: rows.flatMap(row) },
    points: all.map((one, index) => ({ series: 0, index, said: said(one) })),
    leastHeight: TOP + BOTTOM + rows.length * ROW,
    option: (look) => ({
      ...base(look),
      grid: { left: 44, right: 72, top: TOP, bottom: BOTTOM },
      xAxis: {
        ...axisStyle(look),
        type: "value",
        min: 0,
        position: "top",
        axisLine: { show: false },
        axisLabel: {
          color: look.faint,
          fontSize: 11,
          hideOverlap: true,
          formatter: (value: number) => (value === 0 ? "0" : duration(value)),
        },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { interval: 0, color: look.text, fontSize: 11, fontWeight: 600 },
      },
      tooltip: {
        ...base(look).tooltip,
        trigger: "item",
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const one = all[dataIndex];
          return one === undefined
            ? ""
            : `<b>${escaped(rows[one.row]?.name ?? "")}</b> ${escaped(rows[one.row]?.about ?? "")}<br>${escaped(one.stretch.step)} <b>${duration(one.stretch.tookMs)}</b>${timeline ? `<br>began after ${duration(one.stretch.beganMs)}` : ""}`;
        },
      },
      series: [
        {
          type: "custom",
          renderItem: bar(look, all),
          encode: { x: [0, 1], y: 2 },
          data: all.map(({ from, to, row: at }) => [from, to, at]),
        },
        {
          // Nothing but the whole time behind each row.
          type: "scatter",
          silent: true,
          symbolSize: 0,
          label: {
            show: true,
            position: "right",
            distance: 6,
            color: look.text,
            fontSize: 11,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              totals[dataIndex] === 0 ? "" : duration(totals[dataIndex] ?? 0),
          },
          data: totals.map((total, at) => [total, at]),
        },
      ],
    }),
  };
}
