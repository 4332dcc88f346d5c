import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { EXECUTION_LOOKS } from "../executions/executionLook";
import { isRunning } from "../executions/execution";
import { duration } from "../format/duration";
import { dateTime, shortDate } from "../format/time";
import { Glyph } from "../widgets/Glyph";
import { StatusMark } from "../widgets/StatusMark";
import { useNow } from "../widgets/useNow";
import { cellText, isOdd } from "./cell";
import type { Column } from "./columns";

interface CellProps {
  column: Column;
  row: HistoryRow;
  /** Its place among the values of the row; -1 for what is not one. */
  value: number;
}

/** What a column shows of an execution. */
export function Cell({ column, row, value }: CellProps) {
  if (value >= 0) return <Value row={row} value={value} measured={column.kind === "metric"} />;
  switch (column.key) {
    case "run":
      return (
        <span className="hstack" title={row.display_name ?? undefined}>
          <span className="med nowrap">
            {row.pipeline} {row.number}
          </span>
          <span className="cut cap grow">{row.display_name ?? ""}</span>
          {row.note !== null && <Glyph name="info" size={12} className="t3" />}
          {row.pinned && <Glyph name="pin" size={12} className="accent-glyph" />}
        </span>
      );
    case "status":
      return (
        <span title={row.failure_reason ?? undefined}>
          <StatusMark look={EXECUTION_LOOKS[row.status]} size={14} />
        </span>
      );
    case "started":
      return <Started at={row.started_at} />;
    case "duration":
      return <Took row={row} />;
    case "tags":
      return <Tags tags={row.tags} />;
    case "preset":
      return <span className="cut">{row.preset ?? ""}</span>;
    case "version":
      return <>{row.version}</>;
    case "note":
      return (
        <span className="cut t2" title={row.note ?? undefined}>
          {row.note ?? ""}
        </span>
      );
    case "reason":
      return (
        <span className="cut t2" title={row.failure_reason ?? undefined}>
          {row.failure_reason ?? ""}
        </span>
      );
    default:
      return null;
  }
}

function Value({ row, value, measured }: { row: HistoryRow; value: number; measured: boolean }) {
  const found = row.values[value];
  if (found === undefined || found === null) return <span className="cap">unavailable</span>;
  return (
    <span className={`cut${isOdd(found) ? " warn" : ""}`} title={found.text}>
      {cellText(found, measured)}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  // Two have room in a cell, or one and how many more.
  const room = tags.length > 2 ? 1 : 2;
  return (
    <span className="hstack hist-tags" title={tags.length > 0 ? tags.join(", ") : undefined}>
      {tags.slice(0, room).map((tag) => (
        <span key={tag} className="count cut">
          {tag}
        </span>
      ))}
      {tags.length > room && <span className="cap nowrap">and {tags.length - room}</span>}
    </span>
  );
}

function Started({ at }: { at: number }) {
  const now = useNow(true, 60_000);
  return (
    <span className="t2 nowrap" title={dateTime(at)}>
      {shortDate(at, now)}
    </span>
  );
}

function Took({ row }: { row: HistoryRow }) {
  const running = isRunning(row.status);
  const now = useNow(running, 1000);
  return (
    <span className={running ? "run" : ""}>
      {duration(Math.max(0, (row.ended_at ?? now) - row.started_at))}
    </span>
  );
}
