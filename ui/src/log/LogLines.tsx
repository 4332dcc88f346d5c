import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { offset } from "../format/duration";
import { useSize } from "../widgets/useSize";
import { LogText } from "./LogText";
import { printable, toneOf, type LogBuffer } from "./logBuffer";
import { visibleRange } from "../widgets/visibleRange";

/** The height of a line in px. */
const ROW = 20;

interface LogLinesProps {
  buffer: LogBuffer;
  /** When the step started: the lines' times count from it. */
  startedAt: number | null;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  needle: string;
  /** The line to bring into view. */
  at: number | null;
}

/** The lines in view; the rest is only room, so that a hundred thousand lines scroll as well as ten. */
export function LogLines({ buffer, startedAt, follow, onFollow, needle, at }: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const placed = useRef(0);
  const { lines, dropped } = buffer;
  const { first, last } = visibleRange(top, height, lines.length, ROW);

  const place = (to: number) => {
    if (box.current === null) return;
    box.current.scrollTop = to;
    placed.current = box.current.scrollTop;
    setTop(box.current.scrollTop);
  };
  useLayoutEffect(() => {
    if (follow) place(lines.length * ROW);
  });
  useEffect(() => {
    if (at !== null) place(Math.max(0, at * ROW - height / 2));
    // Only a new hit moves the view, not a resized panel.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);

  const scrolled = () => {
    const element = box.current;
    if (element === null) return;
    setTop(element.scrollTop);
    // Scrolling up by hand lets go of the end; coming back to it follows again.
    if (element.scrollTop < placed.current - 2 && follow) onFollow(false);
    const end = element.scrollHeight - element.clientHeight - element.scrollTop < 2;
    if (end && !follow && needle === "") onFollow(true);
    placed.current = Math.max(element.scrollTop, follow ? placed.current : 0);
  };

  return (
    <div
      ref={box}
      className="log"
      data-testid="log"
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label="Log"
      onScroll={scrolled}
    >
      <div className="log-room" style={{ height: lines.length * ROW }}>
        <div className="log-window" style={{ transform: `translateY(${first * ROW}px)` }}>
          {lines.slice(first, last).map((line, i) => {
            const index = first + i;
            return (
              <div
                key={dropped + index}
                className={`ln ${toneOf(line.text)}${index === at ? " hit" : ""}`}
                data-testid="log-line"
              >
                <span className="at">
                  {line.at !== null && startedAt !== null ? offset(line.at - startedAt) : ""}
                </span>
                <LogText text={printable(line.text)} needle={needle} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
