import type { StepRun } from "../backend/bindings/StepRun";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { duration } from "../format/duration";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";

interface NodeStatusProps {
  run: StepRun | null;
}

/** The line below a node's name during an execution: status and, once started, how long. */
export function NodeStatus({ run }: NodeStatusProps) {
  const state = stepState(run);
  const now = useNow(isActive(state));
  const length = run === null ? null : elapsed(run, now);
  return (
    <div className="sub live">
      <StatusMark look={LOOKS[state]} size={12} />
      {length !== null && <span>{duration(length)}</span>}
    </div>
  );
}
