import { ContextMenu } from "radix-ui";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { showExecution } from "../executions/show";
import { copyText } from "../widgets/copyText";
import { askToDelete, canCompare, compare, compared, edit, MOST_COMPARED, pin } from "./acts";
import type { Column } from "./columns";
import { factsOf, show, useHistory } from "./history";
import { MenuItem } from "./MenuItem";
import { meant, toggleRow, useSelection } from "./selection";
import { termOf, withTerm } from "./terms";

interface RowItemsProps {
  row: HistoryRow;
  /** The column that was pressed, if one was. */
  column: Column | undefined;
}

/** What can be done with an execution, or with all that are chosen when it is one of them. */
export function RowItems({ row, column }: RowItemsProps) {
  const chosen = useSelection((state) => state.rows);
  const filter = useHistory((state) => state.filter);
  const facts = factsOf(useHistory((state) => state.layout));
  const rows = meant(row);
  const many = rows.length > 1 ? ` ${rows.length}` : "";
  const term = column === undefined ? null : termOf(column, row, row.values[facts.indexOf(column.key)]);
  const beside = compared(row);
  return (
    <>
      <MenuItem id="open" title="Open" keys="Enter" run={() => void showExecution(row.arn)} />
      <MenuItem
        id="choose"
        title={chosen.has(row.arn) ? "No longer choose" : "Choose"}
        keys="Space"
        run={() => toggleRow(row)}
      />
      <MenuItem
        id="compare"
        title={
          canCompare(beside.length)
            ? `Compare ${beside.length}`
            : beside.length < 2
              ? "Compare: choose another first"
              : `Compare: ${MOST_COMPARED} at most`
        }
        keys="C"
        run={() => compare(beside)}
        enabled={canCompare(beside.length)}
      />
      {term !== null && (
        <MenuItem id="filter" title={`Only ${term}`} run={() => show({ filter: withTerm(filter, term) })} />
      )}
      <ContextMenu.Separator className="menu-line" />
      <MenuItem
        id="pin"
        title={rows.every((one) => one.pinned) ? `Unpin${many}` : `Pin${many}`}
        keys="P"
        run={() => pin(rows)}
      />
      <MenuItem
        id="edit"
        title={many === "" ? "Name, tags and note…" : `Tags of${many}…`}
        keys="E"
        run={() => edit(rows)}
      />
      <MenuItem id="copy" title="Copy the ARN" run={() => void copyText(row.arn)} />
      <ContextMenu.Separator className="menu-line" />
      <MenuItem id="delete" title={`Delete${many}…`} keys="Delete" run={() => void askToDelete(rows)} />
    </>
  );
}
