import { useRef, useState } from "react";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import "../../log/log.css";
import { Choice } from "../../widgets/Choice";
import { Glyph } from "../../widgets/Glyph";
import { useComparison } from "../comparison";
import { Letter } from "../Letter";
import { OtherMenu } from "../OtherMenu";
import { LogColumn } from "./LogColumn";

interface LogsTabProps {
  comparison: ExecutionComparison;
}

/** The logs of one step side by side: scrolled together, searched together. */
export function LogsTab({ comparison }: LogsTabProps) {
  const { other, step } = useComparison();
  const { executions, base } = comparison;
  const steps = [...new Set(executions.flatMap(({ logs }) => logs))];
  const [chosen, setChosen] = useState<string | null>(null);
  const [needle, setNeedle] = useState("");
  const boxes = useRef<(HTMLDivElement | null)[]>([null, null]);
  const name = [chosen, step, steps.find((one) => one.startsWith("Train")), steps[0]].find((one) => one !== null && one !== undefined && steps.includes(one));
  if (name === undefined || name === null || other === null) return <p className="empty-line">None of the steps has a log.</p>;
  const scrolled = (from: number) => {
    const [own, beside] = [boxes.current[from], boxes.current[1 - from]];
    // Set to what it is already, an element tells of no scrolling: the two do not drive one another in a circle.
    if (own !== null && own !== undefined && beside !== null && beside !== undefined && beside.scrollTop !== own.scrollTop) beside.scrollTop = own.scrollTop;
  };
  return (
    <div className="logs-tab">
      <header className="hstack file-head">
        <div className="log-step"><Choice id="compared-log" value={name} options={steps} onChange={setChosen} testId="log-step" /></div>
        <span className="grow" />
        {executions.length > 2 && <OtherMenu comparison={comparison} />}
        <div className="input log-find"><Glyph name="search" size={14} /><input aria-label="Find in both logs" placeholder="Find in both" value={needle} onChange={(event) => setNeedle(event.target.value)} data-testid="log-find" /></div>
      </header>
      <div className="beside">
        {[base, other].map((index, side) => {
          const execution = executions[index];
          return execution !== undefined && (
            <section key={execution.summary.arn} aria-label={`Log of ${name} in ${execution.letter}`}>
              <h3 className="group"><Letter letter={execution.letter} index={index} />Run {execution.summary.number}</h3>
              <LogColumn arn={execution.summary.arn} step={name} has={execution.logs.includes(name)} needle={needle} keep={(box) => { boxes.current[side] = box; }} onScroll={() => scrolled(side)} />
            </section>
          );
        })}
      </div>
    </div>
  );
}
