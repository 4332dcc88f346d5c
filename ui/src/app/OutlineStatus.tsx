import { useStepRun } from "../executions/execution";
import { LOOKS, stepState } from "../executions/stepState";
import { StatusMark } from "../widgets/StatusMark";

interface OutlineStatusProps {
  step: string;
}

/** How a step of the shown execution fares. */
export function OutlineStatus({ step }: OutlineStatusProps) {
  return <StatusMark look={LOOKS[stepState(useStepRun(step))]} bare />;
}
