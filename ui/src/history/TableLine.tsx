import { memo } from "react";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { duration } from "../format/duration";
import { counted, thousands } from "../format/number";
import { dayName } from "../format/time";
import { Check } from "../widgets/Check";
import { Glyph } from "../widgets/Glyph";
import { useNow } from "../widgets/useNow";
import { Cell } from "./Cell";
import type { Column } from "./columns";
import { toggleSection } from "./history";
import type { Section } from "./sections";
import { toggleRow } from "./selection";

interface LineProps {
  line: number;
  width: number;
  active: boolean;
}

interface ExecutionLineProps extends LineProps {
  row: HistoryRow | undefined;
  columns: readonly Column[];
  facts: readonly string[];
  chosen: boolean;
}

/** The id of a line, by which the table says where the keyboard is. */
export const lineId = (line: number) => `history-line-${line}`;

/** An execution; a quiet line in its place until it has been read. */
export const ExecutionLine = memo(function ExecutionLine({
  line,
  row,
  columns,
  facts,
  width,
  active,
  chosen,
}: ExecutionLineProps) {
  return (
    <div
      id={lineId(line)}
      role="row"
      aria-rowindex={line + 2}
      aria-selected={chosen}
      className={`hist-line${chosen ? " on" : ""}${active ? " at" : ""}`}
      style={{ width }}
      data-line={line}
      data-testid="history-row"
      data-arn={row?.arn}
      aria-busy={row === undefined ? true : undefined}
    >
      <div role="gridcell" className="hist-check" aria-colindex={1}>
        {row !== undefined && (
          <Check
            checked={chosen}
            onChange={() => toggleRow(row)}
            label={`Choose ${row.pipeline} ${row.number}`}
            tabIndex={-1}
          />
        )}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={at + 2}
          className={`hist-cell${column.numeric ? " num" : ""}${column.key === "run" ? " first" : ""}`}
          style={{ width: column.width }}
          data-key={column.key}
        >
          {row === undefined ? (
            <span className="hist-wait" />
          ) : (
            <Cell column={column} row={row} value={facts.indexOf(column.key)} />
          )}
        </div>
      ))}
    </div>
  );
});

/** The heading of a group, which opens and closes it. */
export function GroupLine({
  line,
  section,
  width,
  active,
  columns,
}: LineProps & { section: Section; columns: number }) {
  const now = useNow(section.within?.kind === "day", 60_000);
  // At noon it is that day, wherever the clock is ahead or behind.
  const label =
    section.label !== null && section.within?.kind === "day"
      ? dayName(new Date(`${section.label}T12:00:00`).getTime(), now)
      : section.label;
  return (
    <div
      id={lineId(line)}
      role="row"
      aria-rowindex={line + 2}
      className={`hist-line hist-group${active ? " at" : ""}`}
      style={{ width }}
      data-line={line}
      data-testid="history-group-line"
    >
      <div role="gridcell" aria-colspan={columns + 1} className="hist-group-cell">
        <button
          type="button"
          tabIndex={-1}
          className="hstack"
          aria-expanded={section.open}
          onClick={() => toggleSection(section)}
        >
          <Glyph name={section.open ? "down" : "right"} size={12} />
          {section.within?.kind === "pinned" && <Glyph name="pin" size={12} className="accent-glyph" />}
          <span className="semi">{label}</span>
          <span className="cap">{counted(section.count, "execution")}</span>
          {section.failed > 0 && section.failed < section.count && (
            <span className="cap err">{thousands(section.failed)} failed</span>
          )}
          {section.durationMs > 0 && <span className="cap">{duration(section.durationMs)}</span>}
        </button>
      </div>
    </div>
  );
}
