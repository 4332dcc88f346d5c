import { useSelection } from "../document/selection";
import { showBottom } from "../app/bottomTab";
import { Glyph } from "../widgets/Glyph";

interface FailureReasonProps {
  reason: string;
  /** The step that failed, to go to; `null` when it is the one being shown. */
  step: string | null;
  hasLog: boolean;
}

/** Why it failed, whole and selectable, with where to look next. */
export function FailureReason({ reason, step, hasLog }: FailureReasonProps) {
  const select = useSelection((state) => state.select);
  return (
    <div className="callout err" data-testid="failure-reason">
      <Glyph name="failed" size={14} />
      <div className="grow">
        <p className="pick reason">{reason}</p>
        <div className="acts">
          {step !== null && (
            <button type="button" className="btn small" onClick={() => select(step)}>
              Show {step}
            </button>
          )}
          {hasLog && (
            <button
              type="button"
              className="btn small"
              onClick={() => {
                if (step !== null) select(step);
                showBottom("log");
              }}
            >
              <Glyph name="terminal" size={12} />
              Open the log
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
