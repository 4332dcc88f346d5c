import type { PlotTable } from "./plot";

interface PlotTableViewProps {
  label: string;
  table: PlotTable;
}

/** As many rows are shown; the CSV holds all. */
const MOST = 1000;

/** The data of a plot as a table. */
export function PlotTableView({ label, table: { columns, rows } }: PlotTableViewProps) {
  return (
    <div className="scroll data-table" tabIndex={0} role="region" aria-label={`${label} as a table`}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="mono">
          {rows.slice(0, MOST).map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td key={column} className={typeof value === "number" ? "num pick" : "pick"}>
                  {value ?? "unavailable"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
