import { lazy, Suspense, useState } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { Segments } from "../widgets/Segments";
import { useRememberedFlag } from "../widgets/remembered";

const AxesPlot = lazy(() => import("./AxesPlot").then((module) => ({ default: module.AxesPlot })));

interface PlotsProps {
  comparison: ExecutionComparison;
}

/** How the executions lie to one another: parameters, times and metrics as axes. */
export function Plots({ comparison }: PlotsProps) {
  const [kind, setKind] = useState<"parallel" | "scatter">("parallel");
  const [open, setOpen] = useRememberedFlag("comparison.plots", true);
  return (
    <section className={`cmp-plots${open ? "" : " closed"}`} aria-label="Plots">
      <header className="hstack plots-head">
        <button type="button" className="icon small" aria-expanded={open} aria-label="Plots" onClick={() => setOpen(!open)} data-testid="plots-toggle"><Glyph name={open ? "down" : "right"} size={12} /></button>
        <h2 className="semi">{kind === "parallel" ? "Parallel coordinates" : "Scatter"}</h2>
        <span className="cap">{counted(comparison.executions.length, "execution")}</span>
        <span className="grow" />
        {open && <Segments label="Plot" value={kind} options={[["parallel", "Parallel"], ["scatter", "Scatter"]]} onChange={setKind} testId="plot-kind" />}
      </header>
      {open && <Suspense fallback={<div aria-busy="true" className="grow" />}><AxesPlot comparison={comparison} kind={kind} /></Suspense>}
    </section>
  );
}
