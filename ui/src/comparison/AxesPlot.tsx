import { useState } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { parallelPlot } from "../plots/parallel";
import { Plot } from "../plots/Plot";
import { scatterPlot } from "../plots/scatter";
import { Choice } from "../widgets/Choice";
import { axisLabel, chosenAxes, scatterAxes } from "./axes";
import { seriesOf } from "./series";

interface AxesPlotProps {
  comparison: ExecutionComparison;
  kind: "parallel" | "scatter";
}

/** Executions along the axes that differ, or over two that are chosen. */
export function AxesPlot({ comparison, kind }: AxesPlotProps) {
  const { axes, executions } = comparison;
  const headline = executions.find(({ summary }) => summary.headline !== null)?.summary.headline?.name ?? null;
  const [picked, setPicked] = useState<{ x: string | null; y: string | null }>({ x: null, y: null });
  const usable = axes.filter(({ differs }) => differs);
  const series = seriesOf(executions, executions.map(() => []));
  const labels = usable.map((axis) => axisLabel(axis, usable));
  const { x, y } = scatterAxes(usable, picked.x === null ? null : usable[labels.indexOf(picked.x)]?.key ?? null, picked.y === null ? null : usable[labels.indexOf(picked.y)]?.key ?? null, headline);
  if (usable.length < 2 || x === undefined || y === undefined) return <p className="empty-line">{usable.length === 0 ? "No number differs." : "Only one number differs: there is nothing to plot it against."}</p>;
  if (kind === "parallel") {
    return <Plot label="Parallel coordinates" file="parallel" plot={parallelPlot({ series, axes: chosenAxes(axes, headline) })} />;
  }
  const label = (axis: typeof x) => labels[usable.indexOf(axis)] ?? axis.label;
  return (
    <div className="scatter">
      <div className="hstack scatter-axes">
        <label className="cap" htmlFor="scatter-y">Up</label><div><Choice id="scatter-y" value={label(y)} options={labels} onChange={(next) => setPicked({ ...picked, y: next })} testId="scatter-y" /></div>
        <label className="cap" htmlFor="scatter-x">Across</label><div><Choice id="scatter-x" value={label(x)} options={labels} onChange={(next) => setPicked({ ...picked, x: next })} testId="scatter-x" /></div>
      </div>
      <Plot label={`${label(y)} over ${label(x)}`} file="scatter" plot={scatterPlot({ series, x: { ...x, label: label(x) }, y: { ...y, label: label(y) } })} />
    </div>
  );
}
