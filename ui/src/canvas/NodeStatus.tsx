import type { StepRun } from "../backend/bindings/StepRun";
import { useMoment } from "../executions/moment";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { shortDuration } from "../format/duration";
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
  const reason = run?.failure_reason ?? null;
  return (
    <div className="sub live">
      {/* Why it failed is worth more here than the word, which the mark tells, and than how long that took. */}
      <StatusMark look={LOOKS[state]} size={12} bare={reason !== null} />
      {reason !== null ? (
        <span className="cut err">{brief(reason)}</span>
      ) : (
        length !== null && <span>{shortDuration(length)}</span>
      )}
    </div>
  );
}
