import type { PointerEvent } from "react";
import { seek } from "../executions/replay";
import { duration } from "../format/duration";
import { isCovered, ticks, tickText, type Scale } from "./scale";
import type { Span } from "./window";

interface AxisProps {
  scale: Scale;
  span: Span;
  startedAt: number;
  /** How long the execution took, or takes so far. */
  end: number;
  cursor: number | null;
}

/** The time axis. Dragging along it shows those moments; with keys the replay's slider does that. */
export function Axis({ scale, span, startedAt, end, cursor }: AxisProps) {
  const part = (moment: number) => ((moment - span.from) / (span.to - span.from)) * 100;
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const moment = span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from);
    void seek(startedAt + Math.min(end, Math.max(0, moment)));
  };
  return (
    <div className="axis cap" aria-hidden="true">
      <div
        className="track scrub"
        data-testid="timeline-axis"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) go(event);
        }}
      >
        {ticks(scale)
          .filter((at) => !isCovered(at, cursor, scale))
          .map((at) => (
            <span key={at} style={{ left: `${part(at)}%` }}>
              {tickText(at, scale)}
            </span>
          ))}
        {cursor !== null && cursor >= span.from && cursor <= span.to && (
          <b className="flagged num" style={{ left: `${part(cursor)}%` }}>
            {duration(cursor)}
          </b>
        )}
      </div>
    </div>
  );
}
