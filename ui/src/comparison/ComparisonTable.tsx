import { memo, useMemo, useRef } from "react";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { useWindowed } from "../widgets/useWindowed";
import { Cell } from "./Cell";
import { showStep } from "./comparison";
import { Heads } from "./Heads";
import { GOAL_MARKS, longest, sectionNote, tableLines } from "./rows";

/** The height of every line in px. */
const LINE = 28;

interface ComparisonTableProps {
  comparison: ExecutionComparison;
}

/** Everything that has one value for each execution. The names stay in view when the columns are scrolled; of thousands of lines only those in view are drawn. */
export const ComparisonTable = memo(function Table({ comparison }: ComparisonTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => tableLines(comparison.sections), [comparison]);
  const scales = useMemo(
    () =>
      new Map(
        comparison.sections
          .filter(({ kind }) => kind === "durations")
          .map((section) => [section, longest(section)]),
      ),
    [comparison],
  );
  const { first, last, above, below } = useWindowed(box, lines.length, LINE);
  const columns = comparison.executions.length;
  const base = comparison.executions[comparison.base]?.letter ?? "";
  const headline = comparison.executions.find(({ summary }) => summary.headline !== null)?.summary.headline
    ?.name;
  return (
    <div
      ref={box}
      className="scroll cmp-scroll"
      tabIndex={0}
      role="region"
      aria-label="Comparison"
      data-testid="comparison-table"
    >
      <table
        className={`cmp${columns > 3 ? " many" : ""}`}
        aria-rowcount={lines.length + 1}
        style={columns > 3 ? { width: 160 + columns * 140 } : undefined}
      >
        <colgroup>
          <col className="names" />
          {comparison.executions.map(({ letter }) => (
            <col key={letter} />
          ))}
        </colgroup>
        <Heads comparison={comparison} />
        <tbody>
          {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
          {lines.slice(first, last).map((line) => {
            if (line.kind === "section") {
              return (
                <tr key={line.key} className="sec">
                  <th scope="colgroup" colSpan={columns + 1}>
                    <span className="sec-line">
                      <span className="cut">{line.section.title}</span>
                      <span className="grow" />
                      <span className="cap">{sectionNote(line.section)}</span>
                    </span>
                  </th>
                </tr>
              );
            }
            const { row, section } = line;
            const goal = row.goal === null ? null : GOAL_MARKS[row.goal];
            const { step } = row;
            const lead = row.key === "Total" || (section.kind === "metrics" && row.label === headline);
            return (
              <tr
                key={line.key}
                className={lead ? "em" : ""}
                data-testid={`row-${row.key}`}
                data-differs={row.differs}
              >
                <th
                  scope="row"
                  title={step === null || step === row.label ? row.label : `${step}: ${row.label}`}
                >
                  <span className="cell-line">
                    {step === null ? (
                      <span className="cut">{row.label}</span>
                    ) : (
                      <button type="button" className="cut row-name" onClick={() => showStep(step)}>
                        {row.label}
                      </button>
                    )}
                    {goal !== null && (
                      <span className="cap" title={goal.word}>
                        {goal.mark}
                        <span className="sr">, {goal.word}</span>
                      </span>
                    )}
                  </span>
                </th>
                {row.cells.map((cell, index) => (
                  <Cell
                    key={index}
                    cell={cell}
                    row={row}
                    index={index}
                    base={base}
                    scale={scales.get(section) ?? null}
                  />
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
});
