import { useRef, useState } from "react";
import { backend } from "../../backend/backend";
import type { LogLine } from "../../backend/bindings/LogLine";
import { offset } from "../../format/duration";
import { counted } from "../../format/number";
import { LogText } from "../../log/LogText";
import { findLines, printable, toneOf } from "../../log/logBuffer";
import { useSize } from "../../widgets/useSize";
import { visibleRange } from "../../widgets/visibleRange";
import { useAnswer } from "./useAnswer";

interface LogColumnProps {
  arn: string;
  step: string;
  /** Whether the step has a log there. */
  has: boolean;
  needle: string;
  keep: (box: HTMLDivElement | null) => void;
  onScroll: () => void;
}

const ROW = 20;
/** As many lines are compared; the execution itself shows all. */
const MOST = 50_000;

async function read(arn: string, step: string): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  let from = 0;
  while (lines.length < MOST) {
    const page = await backend().call("read_log", { arn, step, offset: from });
    lines.push(...page.lines);
    if (page.complete || page.next_offset === from) break;
    from = page.next_offset;
  }
  return lines;
}

/** One log; only the lines in view are drawn. */
export function LogColumn({ arn, step, has, needle, keep, onScroll }: LogColumnProps) {
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const { value, failure } = useAnswer(`${arn} ${step} ${String(has)}`, () => (has ? read(arn, step) : Promise.resolve([])));
  const lines = value ?? [];
  const { first, last } = visibleRange(top, height, lines.length, ROW);
  const begin = lines[0]?.at ?? null;
  const hits = needle === "" ? null : findLines(lines, needle).length;
  return (
    <>
      {hits !== null && <p className="cap log-hits">{hits === 0 ? "Nothing found" : `Found in ${counted(hits, "line")}`}</p>}
      <div ref={(element) => { box.current = element; keep(element); }} className="log" tabIndex={0} role="log" aria-live="off" aria-label={`Log of ${step}`} onScroll={(event) => { setTop(event.currentTarget.scrollTop); onScroll(); }} data-testid="compared-log">
        {failure !== null && <p className="empty-line">{failure.message}</p>}
        {value !== null && lines.length === 0 && <p className="empty-line">{has ? `${step} wrote nothing.` : `${step} has no log in this execution.`}</p>}
        <div className="log-room" style={{ height: lines.length * ROW }}>
          <div className="log-window" style={{ transform: `translateY(${first * ROW}px)` }}>
            {lines.slice(first, last).map((line, i) => (
              <div key={first + i} className={`ln ${toneOf(line.text)}`}>
                <span className="at">{line.at !== null && begin !== null ? offset(line.at - begin) : ""}</span>
                <LogText text={printable(line.text)} needle={needle} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
