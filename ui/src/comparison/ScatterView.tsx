import { useMemo } from "react";
import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { Plot } from "../plots/Plot";
import type { PlotSeries } from "../plots/plot";
import { scatterPlot } from "../plots/scatter";
import { Choice } from "../widgets/Choice";
import { axisLabel, scatterAxes } from "./axes";
import { lookAt, useView } from "./comparison";

interface ScatterViewProps {
  /** The axes to choose from. */
  axes: readonly PlotAxis[];
  series: readonly PlotSeries[];
  headline: string | null;
}

/** Executions as points over two axes that are chosen. */
export function ScatterView({ axes, series, headline }: ScatterViewProps) {
  const { x, y } = scatterAxes(axes, useView("across") ?? null, useView("up") ?? null, headline);
  const labels = axes.map((axis) => axisLabel(axis, axes));
  const label = (axis: PlotAxis | undefined) =>
    axis === undefined ? "" : (labels[axes.indexOf(axis)] ?? axis.label);
  const key = (text: string) => axes[labels.indexOf(text)]?.key;
  const [across, up] = [label(x), label(y)];
  const plot = useMemo(
    () =>
      x === undefined || y === undefined
        ? null
        : scatterPlot({ series, x: { ...x, label: across }, y: { ...y, label: up } }),
    [series, x, y, across, up],
  );
  if (plot === null) return null;
  return (
    <div className="scatter">
      <div className="hstack scatter-axes">
        <label className="cap" htmlFor="scatter-y">
          Up
        </label>
        <div>
          <Choice
            id="scatter-y"
            value={up}
            options={labels}
            onChange={(next) => lookAt({ up: key(next) })}
            testId="scatter-y"
          />
        </div>
        <label className="cap" htmlFor="scatter-x">
          Across
        </label>
        <div>
          <Choice
            id="scatter-x"
            value={across}
            options={labels}
            onChange={(next) => lookAt({ across: key(next) })}
            testId="scatter-x"
          />
        </div>
      </div>
      <Plot label={`${up} over ${across}`} file="scatter" plot={plot} />
    </div>
  );
}
