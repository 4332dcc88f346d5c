import { Tabs } from "radix-ui";
import { useEffect, useState } from "react";
import type { ExecutionView } from "../backend/bindings/ExecutionView";
import type { NodeView } from "../backend/bindings/NodeView";
import { useExecution } from "../executions/execution";
import { useMoment } from "../executions/moment";
import { useStepDetail, watchStep } from "../executions/stepDetail";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { duration } from "../format/duration";
import { counted } from "../format/number";
import { StatusMark } from "../widgets/StatusMark";
import { ArgumentList } from "./ArgumentList";
import { withoutNestedSteps } from "./argumentTree";
import { FailureReason } from "./FailureReason";
import { Files } from "./Files";
import { JsonText } from "./JsonText";
import { Metrics } from "./Metrics";
import { StepHead } from "./StepHead";
import { StepTraces } from "./StepTraces";

interface ExecutionStepProps {
  node: NodeView;
  execution: ExecutionView;
}

/** A step of an execution: how it went, its metrics, arguments, files and Describe document. */
export function ExecutionStep({ node, execution }: ExecutionStepProps) {
  const [tab, setTab] = useState("metrics");
  const run = execution.steps.find((one) => one.name === node.step) ?? null;
  const state = stepState(run);
  const now = useMoment(isActive(state));
  const recorded = useExecution((state) => state.recorded);
  const detail = useStepDetail((now) => (now.step === node.step ? now.detail : null));
  useEffect(() => watchStep(execution.summary.arn, node.step), [recorded, execution.summary.arn, node.step]);
  const length = run === null ? null : elapsed(run, now);
  return (
    <Tabs.Root className="vstack grow" value={tab} onValueChange={setTab}>
      <StepHead node={node}>
        <StatusMark look={LOOKS[state]} size={12} />
        {length !== null && (
          <span>
            {run?.ended_at === null ? "for" : "in"} {duration(length)}
          </span>
        )}
        {run !== null && run.attempts > 1 && <span>, {counted(run.attempts, "attempt")}</span>}
      </StepHead>
      {run !== null && run.started_at !== null && (
        <StepTraces subject={`${execution.summary.arn}/${node.step}`} describe={detail?.describe ?? null} />
      )}
      {run !== null && run.failure_reason !== null && (
        <FailureReason reason={run.failure_reason} step={null} hasLog={run.has_log} />
      )}
      <Tabs.List className="tabs" aria-label="Step run">
        <Tabs.Trigger className="tab" value="metrics">
          Metrics
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="arguments">
          Arguments
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="files">
          Files{" "}
          {detail !== null && detail.artifacts.length > 0 && (
            <span className="count">{detail.artifacts.length}</span>
          )}
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="describe">
          Describe
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className="scroll" value="metrics" tabIndex={-1}>
        {detail !== null && <Metrics series={detail.metrics} state={state} />}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="arguments" tabIndex={-1}>
        {detail !== null &&
          (detail.arguments === null ? (
            <p className="empty-line">Resolved when the step starts.</p>
          ) : (
            <ArgumentList value={withoutNestedSteps(detail.arguments)} />
          ))}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="files" tabIndex={-1}>
        {detail !== null && <Files detail={detail} state={state} />}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="describe" tabIndex={-1}>
        {detail !== null &&
          (detail.describe === null ? (
            <p className="empty-line">There is one once the step's job has ended well.</p>
          ) : (
            <JsonText value={detail.describe} label="the Describe document" />
          ))}
      </Tabs.Content>
    </Tabs.Root>
  );
}
