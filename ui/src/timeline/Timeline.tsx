import { useRef, useState, type KeyboardEvent, type WheelEvent } from "react";
import type { ExecutionView } from "../backend/bindings/ExecutionView";
import { useSelection } from "../document/selection";
import { isRunning, useExecution } from "../executions/execution";
import { useReplay } from "../executions/replay";
import { useNow } from "../widgets/useNow";
import { useSize } from "../widgets/useSize";
import { visibleRange } from "../widgets/visibleRange";
import { Axis } from "./Axis";
import { scaleFor, ticks } from "./scale";
import "./timeline.css";
import { TimelineRow } from "./TimelineRow";
import { TimelineTools } from "./TimelineTools";
import { panned, zoomed, type Span } from "./window";

const ROW = 24;

interface TimelineProps {
  execution: ExecutionView;
}

/** When each step ran, what it waited for and how long it took; a press on the axis shows that moment. */
export function Timeline({ execution }: TimelineProps) {
  // The whole of it, also while a replay shows a moment.
  const { summary, steps, critical_path } = useExecution((state) => state.recorded) ?? execution;
  const running = isRunning(summary.status);
  const now = useNow(running);
  const at = useReplay((state) => state.at);
  const { step: selected, select } = useSelection();
  const [span, setSpan] = useState<Span | null>(null);
  const [top, setTop] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const length = (summary.ended_at ?? now) - summary.started_at;
  const whole = scaleFor(length);
  const shown = span ?? { from: 0, to: whole.end };
  const scale = span === null ? whole : scaleFor(span.to - span.from, span.from);
  const critical = new Set(critical_path);
  const { first, last } = visibleRange(top, height, steps.length, ROW);
  const cursor = at === null ? (running ? length : null) : at - summary.started_at;
  const part = (moment: number) => ((moment - shown.from) / (shown.to - shown.from)) * 100;

  const wheel = (event: WheelEvent<HTMLDivElement>) => {
    const track = box.current?.querySelector(".track")?.getBoundingClientRect();
    if (track === undefined) return;
    const around = shown.from + ((event.clientX - track.left) / track.width) * (shown.to - shown.from);
    if (event.ctrlKey || event.metaKey)
      setSpan(zoomed(span, whole.end, Math.exp(-event.deltaY / 200), around));
    else if (event.shiftKey || event.deltaX !== 0)
      setSpan(panned(span, whole.end, (event.deltaX || event.deltaY) / track.width));
  };
  const walk = (by: number) => {
    const next =
      steps[Math.min(steps.length - 1, Math.max(0, steps.findIndex((run) => run.name === selected) + by))];
    if (next === undefined) return;
    select(next.name);
    const row = steps.indexOf(next) * ROW;
    const element = box.current;
    if (
      element !== null &&
      (row < element.scrollTop || row + ROW > element.scrollTop + element.clientHeight - ROW)
    )
      element.scrollTop = row - element.clientHeight / 2;
    requestAnimationFrame(() =>
      element?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.name)}"]`)?.focus(),
    );
  };
  const keys = (event: KeyboardEvent) => {
    const middle = (shown.from + shown.to) / 2;
    if (event.key === "ArrowDown") walk(1);
    else if (event.key === "ArrowUp") walk(-1);
    else if (event.key === "+" || event.key === "=") setSpan(zoomed(span, whole.end, 1.5, middle));
    else if (event.key === "-") setSpan(zoomed(span, whole.end, 1 / 1.5, middle));
    else if (event.key === "0") setSpan(null);
    else if (event.key === "ArrowLeft") setSpan(panned(span, whole.end, -0.2));
    else if (event.key === "ArrowRight") setSpan(panned(span, whole.end, 0.2));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="vstack grow timeline-view">
      <TimelineTools
        whole={span === null}
        critical={critical_path.length > 0}
        onZoom={(factor) => setSpan(zoomed(span, whole.end, factor, (shown.from + shown.to) / 2))}
        onWhole={() => setSpan(null)}
      />
      <div
        ref={box}
        className="timeline scroll"
        data-testid="timeline"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onWheel={wheel}
        onKeyDown={keys}
      >
        <Axis scale={scale} span={shown} startedAt={summary.started_at} end={length} cursor={cursor} />
        <div className="gantt" style={{ height: steps.length * ROW }}>
          <div className="under" aria-hidden="true">
            <div className="track">
              {ticks(scale).map((tick) => (
                <i key={tick} style={{ left: `${part(tick)}%` }} />
              ))}
              {cursor !== null && cursor >= shown.from && cursor <= shown.to && (
                <i className={at === null ? "now" : "now past"} style={{ left: `${part(cursor)}%` }} />
              )}
            </div>
          </div>
          {steps.slice(first, last).map((run, i) => (
            <TimelineRow
              key={run.name}
              run={run}
              top={(first + i) * ROW}
              startedAt={summary.started_at}
              now={now}
              span={shown}
              critical={critical.has(run.name)}
              selected={run.name === selected}
              tabStop={
                selected === null || !steps.some((one) => one.name === selected)
                  ? first + i === 0
                  : run.name === selected
              }
            />
          ))}
        </div>
      </div>
    </div>
  );
}
