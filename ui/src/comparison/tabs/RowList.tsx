import type { ContentDifference } from "../../backend/bindings/ContentDifference";
import { counted } from "../../format/number";

type Table = Extract<ContentDifference, { kind: "table" }>;

interface RowListProps {
  table: Table;
}

/** As many columns are shown. */
const COLUMNS = 60;

/** What changed about a table in a sentence. */
export function tableNote({
  old_rows,
  new_rows,
  removed,
  added,
  changed,
  removed_columns,
  added_columns,
}: Table): string {
  const rows =
    old_rows === new_rows
      ? counted(new_rows, "row")
      : `${old_rows.toLocaleString("en-US")} → ${counted(new_rows, "row")}`;
  const parts = [
    ...(changed > 0 ? [`${counted(changed, "row")} changed`] : []),
    ...(removed > 0 ? [`${removed.toLocaleString("en-US")} removed`] : []),
    ...(added > 0 ? [`${added.toLocaleString("en-US")} added`] : []),
    ...(removed_columns.length > 0 ? [`without ${removed_columns.join(", ")}`] : []),
    ...(added_columns.length > 0 ? [`with ${added_columns.join(", ")}`] : []),
  ];
  return `${rows}: ${parts.length === 0 ? "only the order of rows differs" : parts.join(", ")}`;
}

/** The rows of a table that differ, with the cells that do marked. */
export function RowList({ table }: RowListProps) {
  const columns = table.columns.slice(0, COLUMNS);
  const shown = table.rows.length;
  const total = table.changed + table.removed + table.added;
  return (
    <>
      <p className="preview-note">
        {tableNote(table)}
        {shown < total ? `; the first ${shown} are shown` : ""}
      </p>
      <div
        className="scroll data-table"
        tabIndex={0}
        role="region"
        aria-label="Rows that differ"
        data-testid="row-list"
      >
        <table>
          <thead>
            <tr>
              <th />
              <th className="num t3">#</th>
              {columns.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody className="mono">
            {table.rows.flatMap(({ number, old, new: now }, index) => {
              const line = (sign: string, row: readonly string[], other: readonly string[] | null) => (
                <tr key={`${index} ${sign}`} className={sign === "−" ? "row-old" : "row-new"}>
                  <td aria-label={sign === "−" ? "before" : "after"}>{sign}</td>
                  <td className="num t3">{number}</td>
                  {columns.map((_, column) => (
                    <td
                      key={column}
                      className={`pick${other !== null && other[column] !== row[column] ? " differs" : ""}`}
                    >
                      {row[column] ?? ""}
                    </td>
                  ))}
                </tr>
              );
              return [
                ...(old === null ? [] : [line("−", old, now)]),
                ...(now === null ? [] : [line("+", now, old)]),
              ];
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
