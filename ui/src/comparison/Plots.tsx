import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
import { Segments } from "../widgets/Segments";
import { Splitter } from "../widgets/Splitter";
import { late } from "../widgets/late";
import { useRememberedFlag, useRememberedNumber } from "../widgets/remembered";
import { lookAt, useView, type ComparisonPlace } from "./comparison";

const MEANWHILE = <div aria-busy="true" className="grow" />;
const AxesPlot = late(() => import("./AxesPlot").then(({ AxesPlot }) => AxesPlot), MEANWHILE);
const DurationsPlot = late(
  () => import("./DurationsPlot").then(({ DurationsPlot }) => DurationsPlot),
  MEANWHILE,
);

type Kind = NonNullable<ComparisonPlace["plot"]>;
const KINDS: readonly (readonly [Kind, string])[] = [
  ["parallel", "Parallel"],
  ["scatter", "Scatter"],
  ["stacked", "Durations"],
  ["timeline", "Timeline"],
];

interface PlotsProps {
  comparison: ExecutionComparison;
}

/** How the executions lie to one another: over parameters, times and metrics, and in time. */
export function Plots({ comparison }: PlotsProps) {
  const kind = useView("plot") ?? "parallel";
  const [open, setOpen] = useRememberedFlag("comparison.plots", true);
  const [height, setHeight] = useRememberedNumber("comparison.plots.height", 280, 180, 640);
  return (
    <section
      className={`cmp-plots${open ? "" : " closed"}`}
      aria-label="Plots"
      style={open ? { height: `min(${height}px, 45vh)` } : undefined}
    >
      {open && (
        <Splitter
          label="Height of the plots"
          grows={-1}
          axis="y"
          value={height}
          min={180}
          max={640}
          onChange={setHeight}
        />
      )}
      <header className="hstack plots-head">
        <button
          type="button"
          className="icon small"
          aria-expanded={open}
          aria-label="Plots"
          onClick={() => setOpen(!open)}
          data-testid="plots-toggle"
        >
          <Glyph name={open ? "down" : "right"} size={12} />
        </button>
        <h2 className="semi">Plots</h2>
        {open && (
          <Segments
            label="Plot"
            value={kind}
            options={KINDS}
            onChange={(plot) => lookAt({ plot })}
            testId="plot-kind"
          />
        )}
      </header>
      {open &&
        (kind === "parallel" || kind === "scatter" ? (
          <AxesPlot comparison={comparison} kind={kind} />
        ) : (
          <DurationsPlot comparison={comparison} timeline={kind === "timeline"} />
        ))}
    </section>
  );
}
