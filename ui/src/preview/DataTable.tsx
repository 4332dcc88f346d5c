import { useRef, useState } from "react";
import type { FilePreview } from "../backend/bindings/FilePreview";
import { useSize } from "../widgets/useSize";
import { visibleRange } from "../widgets/visibleRange";

const ROW = 24;

interface DataTableProps {
  table: Extract<FilePreview, { kind: "table" }>;
}

/** Rows of values; only those in view are drawn, as a file may have two hundred columns. */
export function DataTable({ table: { columns, rows, numeric } }: DataTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const { first, last } = visibleRange(top, height, rows.length, ROW);
  const names = numeric.map((_, i) => columns[i] ?? String(i));
  return (
    <div
      ref={box}
      className="scroll data-table"
      tabIndex={0}
      role="region"
      aria-label="The file's rows"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={rows.length}>
        <thead>
          <tr>
            <th className="num t3">#</th>
            {names.map((name, i) => (
              <th key={i} className={numeric[i] === true ? "num" : ""}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="mono">
          {first > 0 && <tr aria-hidden="true" style={{ height: first * ROW }} />}
          {rows.slice(first, last).map((row, i) => (
            <tr key={first + i} aria-rowindex={first + i + 1}>
              <td className="num t3">{first + i + 1}</td>
              {numeric.map((number, column) => (
                <td key={column} className={number ? "num pick" : "pick"}>
                  {row[column] ?? ""}
                </td>
              ))}
            </tr>
          ))}
          {last < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - last) * ROW }} />}
        </tbody>
      </table>
    </div>
  );
}
