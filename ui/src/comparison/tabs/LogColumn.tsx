import { useRef, useState } from "react";
import type { LogLine } from "../../backend/bindings/LogLine";
import { offset } from "../../format/duration";
import { LogText } from "../../log/LogText";
import { printable, toneOf } from "../../log/logBuffer";
import { useSize } from "../../widgets/useSize";
import { visibleRange } from "../../widgets/visibleRange";
import { ROW } from "./logs";

interface LogColumnProps {
  step: string;
  /** Nothing until it has been read. */
  lines: readonly LogLine[] | null;
  /** Whether the step has a log there. */
  has: boolean;
  needle: string;
  /** The line that the search stands at. */
  hit: number | null;
  keep: (box: HTMLDivElement | null) => void;
  onScroll: () => void;
}

/** One log; only the lines in view are drawn. */
export function LogColumn({ step, lines, has, needle, hit, keep, onScroll }: LogColumnProps) {
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const count = lines?.length ?? 0;
  const { first, last } = visibleRange(top, height, count, ROW);
  const begin = lines?.[0]?.at ?? null;
  return (
    <div
      ref={(element) => {
        box.current = element;
        keep(element);
      }}
      className="log"
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-busy={lines === null}
      aria-label={`Log of ${step}`}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
        onScroll();
      }}
      data-testid="compared-log"
    >
      {lines !== null && count === 0 && (
        <p className="empty-line">
          {has ? `${step} wrote nothing.` : `${step} has no log in this execution.`}
        </p>
      )}
      <div className="log-room" style={{ height: count * ROW }}>
        <div className="log-window" style={{ transform: `translateY(${first * ROW}px)` }}>
          {lines?.slice(first, last).map((line, i) => (
            <div key={first + i} className={`ln ${toneOf(line.text)}${hit === first + i ? " hit" : ""}`}>
              <span className="at">{line.at !== null && begin !== null ? offset(line.at - begin) : ""}</span>
              <LogText text={printable(line.text)} needle={needle} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
