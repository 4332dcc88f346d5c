import { useMemo, useState } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { parallelPlot } from "../plots/parallel";
import { Plot } from "../plots/Plot";
import { chosenAxes } from "./axes";
import { Brushed } from "./Brushed";
import { useOther } from "./comparison";
import { ScatterView } from "./ScatterView";
import { seriesOf } from "./series";

interface AxesPlotProps {
  comparison: ExecutionComparison;
  kind: "parallel" | "scatter";
}

/** Executions along the axes that differ, or over two that are chosen. */
export function AxesPlot({ comparison, kind }: AxesPlotProps) {
  const { axes, executions, base } = comparison;
  const other = useOther(comparison);
  const headline =
    executions.find(({ summary }) => summary.headline !== null)?.summary.headline?.name ?? null;
  const [brushed, setBrushed] = useState<readonly number[] | null>(null);
  const series = useMemo(() => seriesOf(executions, [base, other], []), [executions, base, other]);
  const parallel = useMemo(
    () => parallelPlot({ series, axes: chosenAxes(axes, headline) }),
    [series, axes, headline],
  );
  const usable = axes.filter(({ differs }) => differs);
  if (usable.length < 2)
    return (
      <p className="empty-line">
        {usable.length === 0
          ? "No number differs."
          : "Only one number differs: there is nothing to plot it against."}
      </p>
    );
  if (kind === "scatter") return <ScatterView axes={usable} series={series} headline={headline} />;
  return (
    <>
      <Plot label="Parallel coordinates" file="parallel" plot={parallel} onBrush={setBrushed} />
      {brushed !== null && <Brushed comparison={comparison} chosen={brushed} />}
    </>
  );
}
