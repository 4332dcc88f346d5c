import type { ExecutionView } from "../backend/bindings/ExecutionView";
import type { StepRun } from "../backend/bindings/StepRun";
import { useSelection } from "../document/selection";
import { isRunning } from "../executions/execution";
import { elapsed, isActive, LOOKS, stepState } from "../executions/stepState";
import { duration } from "../format/duration";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";
import { scaleFor, ticks, tickText, type Scale } from "./scale";
import "./timeline.css";

interface BarProps {
  run: StepRun;
  startedAt: number;
  now: number;
  scale: Scale;
}

function Bar({ run, startedAt, now, scale }: BarProps) {
  if (run.started_at === null) return null;
  const left = ((run.started_at - startedAt) / scale.end) * 100;
  const width = ((elapsed(run, now) ?? 0) / scale.end) * 100;
  const state = stepState(run);
  return <b className={`bar-${LOOKS[state].hue}${isActive(state) ? " live" : ""}`} style={{ left: `${left}%`, width: `${width}%` }} />;
}

interface TimelineProps {
  execution: ExecutionView;
}

/** When each step ran, and how long. */
export function Timeline({ execution: { summary, steps } }: TimelineProps) {
  const running = isRunning(summary.status);
  const now = useNow(running);
  const { step: selected, select } = useSelection();
  const length = (summary.ended_at ?? now) - summary.started_at;
  const scale = scaleFor(length);
  const marks = ticks(scale);
  return (
    <div className="timeline scroll">
      <div className="axis cap" aria-hidden="true">
        <div className="track">{marks.map((at) => <span key={at} style={{ left: `${(at / scale.end) * 100}%` }}>{tickText(at, scale)}</span>)}</div>
      </div>
      <div className="gantt">
        <div className="under" aria-hidden="true">
          <div className="track">
            {marks.map((at) => <i key={at} style={{ left: `${(at / scale.end) * 100}%` }} />)}
            {running && <i className="now" style={{ left: `${(length / scale.end) * 100}%` }} />}
          </div>
        </div>
        {steps.map((run) => {
          const took = elapsed(run, now);
          return (
            <button key={run.name} type="button" className={`gr${run.name === selected ? " on" : ""}`} onClick={() => select(run.name)}>
              <span className="hstack who"><StatusMark look={LOOKS[stepState(run)]} bare /><span className="cut">{run.name}</span></span>
              <span className="track"><Bar run={run} startedAt={summary.started_at} now={now} scale={scale} /></span>
              <span className="num t2">{took === null ? <span className="t3">{LOOKS[stepState(run)].word}</span> : duration(took)}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
