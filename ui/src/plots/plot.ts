import type { EChartsCoreOption } from "echarts/core";
import type { Family } from "../backend/bindings/Family";

export type PlotFamily = Family;

/** Something that is drawn in one colour. */
export interface PlotSeries {
  /** A short name: the execution's letter. */
  name: string;
  /** A longer one. */
  about: string;
  /** Which of the colours, from 0. */
  hue: number;
  /** Whether it stands behind the others, without a colour: where there are more than colours, only a few can be told apart. */
  quiet: boolean;
  values: readonly (number | null)[];
}

/** The theme's colours and letters, read when it changes. */
export interface PlotLook {
  text: string;
  faint: string;
  line: string;
  grid: string;
  panel: string;
  raised: string;
  accent: string;
  hues: readonly string[];
  /** The hue of each group of step types. */
  families: Readonly<Record<PlotFamily, string>>;
  font: string;
  /** How big the drawing is. */
  width: number;
  height: number;
}

/** What the arrow keys stop at. */
export interface PlotPoint {
  series: number;
  index: number;
  /** What is said of it. */
  said: string;
}

/** The data of a plot, as a table and for CSV. */
export interface PlotTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** A plot: what is drawn in a look, the same as a table, and what the keys walk along. */
export interface PlotSpec {
  option: (look: PlotLook) => EChartsCoreOption;
  table: PlotTable;
  points: readonly PlotPoint[];
  /** What the drawing cannot show. */
  note: string | null;
  /** Whether the drawing can point at one of its points; where it cannot, what is said of it stands above. */
  tips?: false;
  /** Below this height it is scrolled, in px. */
  leastHeight?: number;
}
