import { EXECUTION_LOOKS } from "../executions/executionLook";
import { shortDuration } from "../format/duration";
import { counted } from "../format/number";
import { StatusMark } from "../widgets/StatusMark";
import { useHistory } from "./history";

/** What the shown executions come to. */
export function Totals() {
  const summary = useHistory((state) => state.summary);
  if (summary === null) return null;
  return (
    <div className="hstack hist-totals" data-testid="history-totals" aria-label="Totals" role="group">
      <span>{counted(summary.count, "execution")}</span>
      {summary.by_status.map(({ status, count }) => (
        <span key={status} className="hstack" title={`${EXECUTION_LOOKS[status].word}: ${count.toLocaleString("en-US")}`}>
          <StatusMark look={EXECUTION_LOOKS[status]} bare />
          {count.toLocaleString("en-US")}
        </span>
      ))}
      {summary.duration_ms > 0 && <span className="t3" title="How long they took together">{shortDuration(summary.duration_ms)}</span>}
    </div>
  );
}
