import { useMemo, useState } from "react";
import { backend } from "../../backend/backend";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import { curvesPlot } from "../../plots/curves";
import { Plot } from "../../plots/Plot";
import { Choice } from "../../widgets/Choice";
import { Segments } from "../../widgets/Segments";
import { lookAt, useOther, useView } from "../comparison";
import { seriesOf } from "../series";
import { useAnswer } from "./useAnswer";

interface CurvesTabProps {
  comparison: ExecutionComparison;
}

/** The values that a metric went through, one line for each execution. */
export function CurvesTab({ comparison }: CurvesTabProps) {
  const { curves, executions, base } = comparison;
  const other = useOther(comparison);
  const names = curves.map(({ step, metric }) => `${metric}, ${step}`);
  const chosen = useView("curve");
  const [log, setLog] = useState<"linear" | "log">("linear");
  const [smooth, setSmooth] = useState<"0" | "0.6" | "0.9">("0");
  const preferred = names.find((name) => name.startsWith("validation")) ?? names[0];
  const name = chosen !== undefined && names.includes(chosen) ? chosen : preferred;
  const curve = curves[names.indexOf(name ?? "")];
  const arns = executions.map(({ summary }) => summary.arn);
  const { value, failure } = useAnswer(`${arns.join(" ")} ${name ?? ""}`, () =>
    curve === undefined
      ? Promise.resolve([])
      : backend().call("read_curves", { executions: arns, step: curve.step, metric: curve.metric }),
  );
  const plot = useMemo(
    () =>
      value === null || curve === undefined
        ? null
        : curvesPlot({
            metric: curve.metric,
            series: seriesOf(
              executions,
              [base, other],
              value.map(({ values }) => values),
            ),
            log: log === "log",
            smoothing: Number(smooth),
          }),
    [value, curve, executions, base, other, log, smooth],
  );
  if (name === undefined || curve === undefined)
    return <p className="empty-line">No metric was recorded in several steps of a training.</p>;
  return (
    <div className="curves-tab">
      <header className="hstack file-head">
        <label className="sr" htmlFor="curve">
          Metric
        </label>
        <div className="log-step">
          <Choice
            id="curve"
            value={name}
            options={names}
            onChange={(next) => lookAt({ curve: next })}
            testId="curve"
          />
        </div>
        <span className="grow" />
        <Segments
          label="Scale"
          value={log}
          options={[
            ["linear", "Linear"],
            ["log", "Log"],
          ]}
          onChange={setLog}
          testId="curve-scale"
        />
        <Segments
          label="Smoothing"
          value={smooth}
          options={[
            ["0", "Raw"],
            ["0.6", "Smooth"],
            ["0.9", "Smoother"],
          ]}
          onChange={setSmooth}
          testId="curve-smooth"
        />
      </header>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message}
        </p>
      )}
      {plot !== null && (
        <Plot
          label={`${curve.metric} of ${curve.step}`}
          file={curve.metric.replace(/\W+/g, "-")}
          plot={plot}
        />
      )}
    </div>
  );
}
