import { EXECUTION_LOOKS } from "../executions/executionLook";
import { duration } from "../format/duration";
import { counted } from "../format/number";
import { StatusMark } from "../widgets/StatusMark";
import { show, useHistory } from "./history";
import { withTerm } from "./terms";

/** What the shown executions come to. */
export function Totals() {
  const summary = useHistory((state) => state.summary);
  if (summary === null) return null;
  return (
    <div className="hstack hist-totals" data-testid="history-totals" aria-label="Totals" role="group">
      <span>{counted(summary.count, "execution")}</span>
      {summary.by_status.map(({ status, count }) => (
        <button
          key={status}
          type="button"
          className="hstack hist-count"
          title={`Only ${EXECUTION_LOOKS[status].word.toLowerCase()}`}
          aria-label={`${counted(count, "execution")} ${EXECUTION_LOOKS[status].word.toLowerCase()}: show only these`}
          onClick={() =>
            show({ filter: withTerm(useHistory.getState().filter, `status:${status.toLowerCase()}`) })
          }
          data-testid={`total-${status}`}
        >
          <StatusMark look={EXECUTION_LOOKS[status]} bare />
          {count.toLocaleString("en-US")}
        </button>
      ))}
      {summary.duration_ms > 0 && (
        <span className="t3" title="How long they took together">
          {duration(summary.duration_ms)}
        </span>
      )}
    </div>
  );
}
