import { useRef, useState, type KeyboardEvent } from "react";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import "../../log/log.css";
import { findLines } from "../../log/logBuffer";
import { Choice } from "../../widgets/Choice";
import { Glyph } from "../../widgets/Glyph";
import { say } from "../../widgets/said";
import { lookAt, useOther, useView } from "../comparison";
import { Letter } from "../Letter";
import { namer } from "../letter";
import { OtherMenu } from "../OtherMenu";
import { LogColumn } from "./LogColumn";
import { ROW, nextHit, readLog, stepWithLog, together } from "./logs";
import { useAnswer } from "./useAnswer";

interface LogsTabProps {
  comparison: ExecutionComparison;
}

/** The logs of one step side by side: scrolled together, searched together. */
export function LogsTab({ comparison }: LogsTabProps) {
  const [other, step] = [useOther(comparison), useView("step")];
  const { executions, base } = comparison;
  const [needle, setNeedle] = useState("");
  const [hit, setHit] = useState<number | null>(null);
  const boxes = useRef<(HTMLDivElement | null)[]>([null, null]);
  const steps = [...new Set(executions.flatMap(({ logs }) => logs))];
  const name = stepWithLog(steps, step) ?? "";
  const pair = other === null ? [] : [executions[base], executions[other]].filter((one) => one !== undefined);
  // As long as an execution goes on its log gets longer: its events are the turn to look again.
  const turn = pair.map(({ summary }) => summary.status).join(" ");
  const { value: logs, failure } = useAnswer(
    `${pair.map(({ summary }) => summary.arn).join(" ")} ${name} ${turn}`,
    () =>
      Promise.all(
        pair.map((one) => (one.logs.includes(name) ? readLog(one.summary.arn, name) : Promise.resolve([]))),
      ),
  );
  if (name === "" || other === null) return <p className="empty-line">None of the steps has a log.</p>;
  const hits = needle === "" ? [] : together((logs ?? []).map((lines) => findLines(lines, needle)));
  const nameOf = namer(executions);
  const at = hit === null ? -1 : hits.indexOf(hit);
  const scrolled = (from: number) => {
    const [own, beside] = [boxes.current[from], boxes.current[1 - from]];
    // Set to what it is already, an element tells of no scrolling: the two do not drive one another in a circle.
    if (own != null && beside != null && beside.scrollTop !== own.scrollTop) beside.scrollTop = own.scrollTop;
  };
  const jump = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || hits.length === 0) return;
    event.preventDefault();
    const line = nextHit(hits, hit, event.shiftKey);
    setHit(line);
    say(`Line ${line + 1}, ${hits.indexOf(line) + 1} of ${hits.length}`);
    for (const box of boxes.current) if (box !== null) box.scrollTop = line * ROW - box.clientHeight / 2;
  };
  return (
    <div className="logs-tab">
      <header className="hstack file-head">
        <label className="sr" htmlFor="compared-log">
          Step
        </label>
        <div className="log-step">
          <Choice
            id="compared-log"
            value={name}
            options={steps}
            onChange={(next) => lookAt({ step: next })}
            testId="log-step"
          />
        </div>
        <span className="grow" />
        {executions.length > 2 && <OtherMenu comparison={comparison} />}
        {needle !== "" && (
          <span className="cap num" data-testid="log-hits">
            {hits.length === 0 ? "nothing found" : `${at < 0 ? "" : `${at + 1} of `}${hits.length}`}
          </span>
        )}
        <div className="input log-find">
          <Glyph name="search" size={14} />
          <input
            aria-label="Find in both logs; Enter goes to the next line"
            placeholder="Find in both"
            value={needle}
            onChange={(event) => {
              setNeedle(event.target.value);
              setHit(null);
            }}
            onKeyDown={jump}
            data-testid="log-find"
          />
        </div>
      </header>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message}
        </p>
      )}
      <div className="two-up">
        {pair.map((execution, side) => (
          <section key={execution.summary.arn} aria-label={`Log of ${name} in ${execution.letter}`}>
            <h3 className="group">
              <Letter letter={execution.letter} index={side === 0 ? base : other} />
              {nameOf(execution.summary)}
            </h3>
            <LogColumn
              step={name}
              lines={logs?.[side] ?? null}
              has={execution.logs.includes(name)}
              needle={needle}
              hit={hit}
              keep={(box) => {
                boxes.current[side] = box;
              }}
              onScroll={() => scrolled(side)}
            />
          </section>
        ))}
      </div>
    </div>
  );
}
