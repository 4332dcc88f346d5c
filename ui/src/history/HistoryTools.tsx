import { DropdownMenu } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import { exportTable } from "./acts";
import { ColumnMenu } from "./ColumnMenu";
import { GroupMenu } from "./GroupMenu";

/** What is beside the filter: groups, columns, export. */
export function HistoryTools() {
  return (
    <div className="hstack">
      <GroupMenu />
      <ColumnMenu />
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="btn" data-testid="history-export">
          <Glyph name="external" size={14} />
          Export
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="pop menu" align="end" sideOffset={6}>
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => void exportTable("csv")}
              data-testid="export-csv"
            >
              CSV of what is shown…
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => void exportTable("json")}
              data-testid="export-json"
            >
              JSON of what is shown…
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}
