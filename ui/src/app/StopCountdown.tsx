import type { StoppingView } from "../backend/bindings/StoppingView";
import { stopExecution } from "../executions/execution";
import { useNow } from "../widgets/useNow";

interface StopCountdownProps {
  stopping: StoppingView;
}

/** How long the steps still have to end by themselves, and the way not to wait for that. */
export function StopCountdown({ stopping: { killed_at } }: StopCountdownProps) {
  const now = useNow(true);
  if (killed_at === null)
    return (
      <span className="t2" data-testid="stop-countdown">
        Asked to end
      </span>
    );
  const left = Math.ceil((killed_at - now) / 1000);
  return (
    <>
      <span className="t2" role="timer" data-testid="stop-countdown">
        {left > 0 ? `Asked to end, killed in ${left} s` : "Being killed"}
      </span>
      <button
        type="button"
        className="btn"
        onClick={() => void stopExecution(true)}
        title="Send SIGKILL to every step that still runs"
        data-testid="stop-now"
      >
        End now
      </button>
    </>
  );
}
