import { useEffect, useRef } from "react";
import type { ExecutionSummary } from "../backend/bindings/ExecutionSummary";
import { duration } from "../format/duration";
import { timeOfDay } from "../format/time";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";
import { headlineText } from "./headline";
import { isRunning, openExecution } from "./execution";
import { EXECUTION_LOOKS } from "./executionLook";

interface ExecutionRowProps {
  execution: ExecutionSummary;
  open: boolean;
  /** Name the metric beside its value, because the list's heading does not. */
  nameMetric: boolean;
}

/** One execution: status, number, what it is called or why it failed, when, and its headline metric. */
export function ExecutionRow({ execution, open, nameMetric }: ExecutionRowProps) {
  const { arn, status, number, headline, display_name, failure_reason, started_at, ended_at } = execution;
  const look = EXECUTION_LOOKS[status];
  const now = useNow(isRunning(status));
  const about = failure_reason ?? display_name;
  const when = ended_at === null ? duration(now - started_at) : timeOfDay(started_at);
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <button
      ref={row}
      type="button"
      className={`ex${open ? " on" : ""}`}
      aria-current={open ? "page" : undefined}
      data-testid="execution-row"
      data-arn={arn}
      data-status={status}
      title={about ?? undefined}
      onClick={() => void openExecution(arn)}
    >
      <StatusMark look={look} size={16} bare />
      <span className="grow">
        <span className="hstack">
          <span className={open ? "semi" : "med"}>Run {number}</span>
          <span className="grow" />
          {headline !== null && (
            <span className="mono" title={`${headline.name} ${headline.text}`}>
              {nameMetric && <span className="t3">{headline.name} </span>}
              {headlineText(headline)}
            </span>
          )}
        </span>
        <span className="hstack cap">
          <span className={look.hue}>{look.word}</span>
          <span className="cut grow">{about ?? ""}</span>
          <span className="when">{when}</span>
        </span>
      </span>
    </button>
  );
}
