import { ContextMenu } from "radix-ui";
import { moved, toggled, type Column } from "./columns";
import { arrangeColumns, show, useHistory } from "./history";
import { MenuItem } from "./MenuItem";

/** What the own columns are grouped by, and its name. */
const GROUPS: Readonly<Record<string, readonly [string, string]>> = {
  run: ["pipeline", "pipeline"],
  status: ["status", "status"],
  started: ["day", "day"],
  tags: ["tag", "tag"],
};

interface HeadItemsProps {
  column: Column;
}

/** What can be done with a column. */
export function HeadItems({ column }: HeadItemsProps) {
  const layout = useHistory((state) => state.layout);
  const { sort } = column;
  const group = GROUPS[column.key] ?? (column.kind === "parameter" ? [column.key, column.title] : null);
  const [least, greatest] =
    column.key === "started"
      ? ["The oldest first", "The newest first"]
      : column.numeric
        ? ["The least first", "The greatest first"]
        : ["From A to Z", "From Z to A"];
  return (
    <>
      {sort !== undefined && <MenuItem id="ascending" title={least} run={() => show({ sort })} />}
      {sort !== undefined && (
        <MenuItem id="descending" title={greatest} run={() => show({ sort: `-${sort}` })} />
      )}
      {group !== null && (
        <MenuItem id="group" title={`Group by ${group[1]}`} run={() => show({ group: group[0] })} />
      )}
      {column.key !== "run" && layout !== null && (
        <>
          <ContextMenu.Separator className="menu-line" />
          <MenuItem
            id="left"
            title="Move to the left"
            keys="Ctrl+Shift+←"
            run={() => arrangeColumns(moved(layout, column.key, -1))}
          />
          <MenuItem
            id="right"
            title="Move to the right"
            keys="Ctrl+Shift+→"
            run={() => arrangeColumns(moved(layout, column.key, 1))}
          />
          <MenuItem id="hide" title="Hide" run={() => arrangeColumns(toggled(layout, column.key))} />
        </>
      )}
    </>
  );
}
