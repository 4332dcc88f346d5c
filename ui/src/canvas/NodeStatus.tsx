import type { StepRun } from "../backend/bindings/StepRun";
import { useMoment } from "../executions/moment";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { duration } from "../format/duration";
import { StatusMark } from "../widgets/StatusMark";

interface NodeStatusProps {
  run: StepRun | null;
}

/** The last line of a reason: a traceback ends in what happened. */
function brief(reason: string): string {
  return reason.trim().split("\n").at(-1) ?? reason;
}

/** The line below a node's name during an execution: status and, once started, how long. */
export function NodeStatus({ run }: NodeStatusProps) {
  const state = stepState(run);
  const now = useMoment(isActive(state));
  const length = run === null ? null : elapsed(run, now);
  return (
    <div className="sub live">
      <StatusMark look={LOOKS[state]} size={12} />
      {/* Why it failed is worth more here than how long that took. */}
      {run?.failure_reason ? <span className="cut">{brief(run.failure_reason)}</span> : length !== null && <span>{duration(length)}</span>}
    </div>
  );
}
