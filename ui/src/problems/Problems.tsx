import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { useRememberedFlag } from "../widgets/remembered";
import { bySeverity } from "./bySeverity";
import { byStep, EVERYTHING, firstOf, keyed, shown, type ProblemGroup } from "./filter";
import { More } from "../widgets/More";
import { useGrowing } from "../widgets/useGrowing";
import { ProblemRow } from "./ProblemRow";
import { ProblemTools } from "./ProblemTools";
import "./problems.css";

interface ProblemsProps {
  diagnostics: Diagnostic[];
  /** Whether the definition shown can be edited: remedies are edits. */
  editable: boolean;
}

/** Arrows walk the rows; the buttons of a row are reached with Tab. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Home" && event.key !== "End")
    return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".prob-row")];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement) === true);
  const to =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? rows.length - 1
        : at + (event.key === "ArrowDown" ? 1 : -1);
  rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** Every mistake in the definition; a row goes to its step and field. */
export function Problems({ diagnostics, editable }: ProblemsProps) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [grouped, setGrouped] = useRememberedFlag("problems.grouped", false);
  const found = useMemo(() => bySeverity(shown(diagnostics, filter)), [diagnostics, filter]);
  const groups = useMemo<ProblemGroup[]>(
    () => (grouped ? byStep(found) : [{ step: null, problems: found }]),
    [found, grouped],
  );
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const drawn = useGrowing(box, end, found.length);
  if (diagnostics.length === 0) return <p className="empty-line">No problems: the definition is valid.</p>;
  return (
    <div className="vstack grow problems-view">
      <ProblemTools
        diagnostics={diagnostics}
        filter={filter}
        onFilter={setFilter}
        grouped={grouped}
        onGrouped={setGrouped}
      />
      {found.length === 0 && (
        <p className="empty-line">
          None of them fits the filter.{" "}
          <button type="button" className="link" onClick={() => setFilter(EVERYTHING)}>
            Show all
          </button>
        </p>
      )}
      <div ref={box} className="scroll problems" onKeyDown={walk} data-testid="problems">
        {firstOf(groups, drawn).map(({ step, of, problems }) => (
          <section key={step ?? ""} aria-label={grouped ? (step ?? "Pipeline") : "Problems"}>
            {grouped && (
              <h3 className="group">
                {step ?? "Pipeline"} <span className="count">{of}</span>
              </h3>
            )}
            {keyed(problems).map(([key, one]) => (
              <ProblemRow key={key} problem={one} editable={editable} named={!grouped} />
            ))}
          </section>
        ))}
        <More end={end} left={found.length - drawn} />
      </div>
    </div>
  );
}
