import { useState, type KeyboardEvent } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { showExecution } from "../executions/show";
import { EXECUTION_LOOKS } from "../executions/executionLook";
import { shortDate } from "../format/time";
import { Glyph } from "../widgets/Glyph";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";
import { lookAt, removeExecution, useOther } from "./comparison";
import { Letter } from "./Letter";
import { isSeveral } from "./letter";

interface HeadsProps {
  comparison: ExecutionComparison;
}

/** As one stop of Tab: arrows walk the buttons of all heads. Of a hundred columns each would be three stops otherwise. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to =
    event.key === "ArrowRight"
      ? at + 1
      : event.key === "ArrowLeft"
        ? at - 1
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? buttons.length - 1
            : -1;
  if (at < 0 || buttons[to] === undefined) return;
  event.preventDefault();
  buttons[to].focus();
}

/** The head of each column: which execution it is, how it ended, where and when it ran. */
export function Heads({ comparison }: HeadsProps) {
  const { executions, base } = comparison;
  const now = useNow(true, 60_000);
  const [focused, setStop] = useState<string | null>(null);
  const other = useOther(comparison);
  const baseLetter = executions[base]?.letter ?? "";
  const several = isSeveral(executions);
  // A button that went, with its execution or as that became the base, leaves the stop to the first.
  const isThere =
    focused !== null &&
    focused !== `make-base-${baseLetter}` &&
    executions.some(({ letter }) => focused.endsWith(`-${letter}`));
  const stop = isThere ? focused : `open-${executions[0]?.letter ?? ""}`;
  const tab = (id: string) => (id === stop ? 0 : -1);
  return (
    <thead
      onKeyDown={walk}
      onFocus={(event) =>
        setStop(event.target instanceof HTMLButtonElement ? (event.target.dataset.testid ?? null) : null)
      }
    >
      <tr>
        <th scope="col" className="rh first">
          <span className="cap">Deltas are to {baseLetter}</span>
        </th>
        {executions.map(({ letter, summary, target }, index) => (
          <th
            key={summary.arn}
            scope="col"
            className={`rh${index === other && executions.length > 2 ? " other" : ""}`}
            data-testid={`head-${letter}`}
          >
            <div className="hstack head-line">
              <Letter letter={letter} index={index} />
              <button
                type="button"
                tabIndex={tab(`open-${letter}`)}
                data-testid={`open-${letter}`}
                className="head-name"
                title={`Open ${summary.display_name ?? `run ${summary.number}`}: ${summary.arn}`}
                onClick={() => void showExecution(summary.arn)}
              >
                <span className="cut">{several ? summary.pipeline : "Run"}</span>
                <span>{summary.number}</span>
              </button>
              {index === base && <span className="badge idle">Base</span>}
            </div>
            <span className="head-tools">
              {index !== base && (
                <button
                  type="button"
                  tabIndex={tab(`make-base-${letter}`)}
                  className="icon small"
                  aria-label={`Make ${letter} the base`}
                  title={`Make ${letter} the base`}
                  onClick={() => lookAt({ base: summary.arn })}
                  data-testid={`make-base-${letter}`}
                >
                  <Glyph name="arrange" size={12} />
                </button>
              )}
              {executions.length > 2 && (
                <button
                  type="button"
                  tabIndex={tab(`remove-${letter}`)}
                  className="icon small"
                  aria-label={`Leave ${letter} out`}
                  title={`Leave ${letter} out`}
                  onClick={() => removeExecution(summary.arn)}
                  data-testid={`remove-${letter}`}
                >
                  <Glyph name="cross" size={12} />
                </button>
              )}
            </span>
            <StatusMark look={EXECUTION_LOOKS[summary.status]} size={12} />
            <div className="cap cut" title={summary.display_name ?? undefined}>
              {summary.display_name ??
                `${target === "local" ? "Local" : target}, ${shortDate(summary.started_at, now)}`}
            </div>
          </th>
        ))}
      </tr>
    </thead>
  );
}
