import type { ExecutionView } from "../backend/bindings/ExecutionView";
import { EXECUTION_LOOKS } from "../executions/executionLook";
import { isRunning } from "../executions/execution";
import { useMoment } from "../executions/moment";
import { duration } from "../format/duration";
import { cutMiddle } from "../format/path";
import { dateTime } from "../format/time";
import { StatusMark } from "../widgets/StatusMark";
import { Fact } from "./Fact";
import { FailureReason } from "./FailureReason";

interface ExecutionFactsProps {
  execution: ExecutionView;
}

/** The execution itself, while no step is selected. */
export function ExecutionFacts({
  execution: { summary, parameters, steps, project, description },
}: ExecutionFactsProps) {
  const now = useMoment(isRunning(summary.status));
  const given = parameters.filter((one) => one.origin === "given").length;
  const failed = steps.find((run) => run.status === "Failed") ?? null;
  return (
    <div className="scroll">
      <header className="insp-head">
        <div className="grow">
          <h2 className="title pick">
            Run {summary.number}
            {summary.display_name !== null && <span className="t2 fw"> · {summary.display_name}</span>}
          </h2>
          <div className="cap sub-line">
            <StatusMark look={EXECUTION_LOOKS[summary.status]} size={12} />
            {summary.ended_at === null ? "for" : "in"}{" "}
            {duration((summary.ended_at ?? now) - summary.started_at)}
          </div>
        </div>
      </header>
      {summary.failure_reason !== null && (
        <FailureReason
          reason={summary.failure_reason}
          step={failed?.name ?? null}
          hasLog={failed?.has_log ?? false}
        />
      )}
      {description !== null && <p className="about pick">{description}</p>}
      <h3 className="sect">
        Parameters{" "}
        <span className="cap">
          {given === 0
            ? summary.preset === null
              ? "all by default"
              : `as in ${summary.preset}`
            : `${given} given, the rest ${summary.preset === null ? "by default" : `as in ${summary.preset}`}`}
        </span>
      </h3>
      {parameters.map((one) => (
        <div key={one.name} className="param-row">
          <span className="cut">{one.name}</span>
          <span className={`mono cut num pick${one.origin === "given" ? " semi" : ""}`}>
            {String(one.value)}
          </span>
          <span className="cap">{one.origin === "preset" ? (summary.preset ?? "preset") : one.origin}</span>
        </div>
      ))}
      <h3 className="sect gap">Execution</h3>
      {summary.headline !== null && (
        <Fact name={summary.headline.name}>
          <span className="mono semi">{summary.headline.text}</span>
        </Fact>
      )}
      <Fact name="Started">{dateTime(summary.started_at)}</Fact>
      {summary.ended_at !== null && <Fact name="Ended">{dateTime(summary.ended_at)}</Fact>}
      <Fact name="Version">{summary.version}</Fact>
      {project !== null && (
        <Fact name="Project" copy={project}>
          <span className="mono" title={project}>
            {cutMiddle(project, 26)}
          </span>
        </Fact>
      )}
      <Fact name="ARN" copy={summary.arn}>
        <span className="mono" title={summary.arn}>
          {cutMiddle(summary.arn, 26)}
        </span>
      </Fact>
    </div>
  );
}
