import type { MetricSeries } from "../backend/bindings/MetricSeries";
import { isActive, type StepState } from "../executions/stepState";
import { MetricChart } from "./MetricChart";
import { hasCourse, metricGroups } from "./metricGroups";
import { Sparkline } from "./Sparkline";

interface MetricsProps {
  series: MetricSeries[];
  state: StepState;
}

function emptyLine(state: StepState): string {
  if (isActive(state)) return "No metric yet. Values appear as the step prints them.";
  if (state === "not-run" || state === "skipped") return "The step has not run.";
  return "This step reported no metrics.";
}

/** A step's metrics: the course of the first quantity large, then every metric with its last value. */
export function Metrics({ series, state }: MetricsProps) {
  if (series.length === 0) return <p className="empty-line">{emptyLine(state)}</p>;
  const charted = metricGroups(series).find((group) => group.series.some(hasCourse));
  return (
    <>
      {charted !== undefined && <MetricChart group={charted} />}
      <div className="metrics">
        {series.map((one) => (
          <div key={one.last.name} className="metric">
            <span className="cut" title={one.last.name}>
              {one.last.name}
            </span>
            {hasCourse(one) ? <Sparkline values={one.values} /> : <span />}
            <span className="num mono semi pick">{one.last.text}</span>
          </div>
        ))}
      </div>
    </>
  );
}
