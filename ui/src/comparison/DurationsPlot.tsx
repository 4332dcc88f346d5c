import { useMemo } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { durationsPlot } from "../plots/durations";
import { Plot } from "../plots/Plot";
import { durationRows } from "./series";

interface DurationsPlotProps {
  comparison: ExecutionComparison;
  timeline: boolean;
}

/** How long the steps of each execution took, or when they ran. */
export function DurationsPlot({ comparison, timeline }: DurationsPlotProps) {
  const plot = useMemo(
    () => durationsPlot({ rows: durationRows(comparison), timeline }),
    [comparison, timeline],
  );
  return (
    <Plot
      label={timeline ? "Timeline of the steps" : "Durations of the steps"}
      file={timeline ? "timeline" : "durations"}
      plot={plot}
    />
  );
}
