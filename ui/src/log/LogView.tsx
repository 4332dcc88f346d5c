import { useEffect, useMemo, useState } from "react";
import type { StepRun } from "../backend/bindings/StepRun";
import { useExecution } from "../executions/execution";
import { isActive, stepState } from "../executions/stepState";
import { followLog, useLog } from "./log";
import "./log.css";
import { findLines } from "./logBuffer";
import { LogLines } from "./LogLines";
import { LogTools } from "./LogTools";

interface LogViewProps {
  /** The step whose log it is. */
  run: StepRun | null;
}

function emptyLine(run: StepRun | null, complete: boolean): string {
  if (run === null) return "No step has written a log yet.";
  const state = stepState(run);
  if (state === "not-run") return `${run.name} has not run.`;
  if (state === "skipped") return `${run.name} was skipped.`;
  if (!run.has_log && !isActive(state)) return `A ${run.step_type} step writes no log.`;
  return complete ? `${run.name} wrote nothing.` : `Waiting for ${run.name} to write.`;
}

/** A step's log: follows its end while it grows, and searches. */
export function LogView({ run }: LogViewProps) {
  const arn = useExecution((state) => state.arn);
  const { buffer, complete, failure } = useLog();
  const [follow, setFollow] = useState(true);
  const [needle, setNeedle] = useState("");
  const [hit, setHit] = useState(0);
  const name = run?.has_log === true ? run.name : null;

  useEffect(() => {
    if (arn === null || name === null) return;
    return followLog(arn, name);
  }, [arn, name]);

  // `lines` grows in place; its version tells when to search again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const hits = useMemo(() => findLines(buffer.lines, needle), [buffer.version, buffer.lines, needle]);
  const at = hits.length === 0 ? null : (hits[((hit % hits.length) + hits.length) % hits.length] ?? null);
  const go = (to: number) => {
    setFollow(false);
    setHit(to);
  };
  const shown = name !== null && buffer.lines.length > 0;
  return (
    <div className="log-view">
      <LogTools
        needle={needle}
        onNeedle={(text) => {
          setNeedle(text);
          go(0);
        }}
        hits={hits.length}
        hit={hits.length === 0 ? 0 : ((hit % hits.length) + hits.length) % hits.length}
        onHit={go}
        live={name !== null && !complete}
        follow={follow}
        onFollow={setFollow}
      />
      {shown ? (
        <LogLines
          buffer={buffer}
          startedAt={run?.started_at ?? null}
          follow={follow}
          onFollow={setFollow}
          needle={needle}
          at={at}
        />
      ) : (
        <div className="log" data-testid="log">
          <p className="empty-line">
            {failure === null ? emptyLine(run, complete) : `${failure.message} ${failure.hint ?? ""}`}
          </p>
        </div>
      )}
    </div>
  );
}
