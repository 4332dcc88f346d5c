import { ContextMenu } from "radix-ui";
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { copyText } from "../widgets/copyText";
import { askToDelete, canCompare, compare, edit, open, pin, selected } from "./acts";
import { lineId } from "./TableLine";
import { meant, stand, toggleRow, useSelection } from "./selection";
import { standsIn } from "./tableKeys";

interface RowMenuProps {
  children: ReactNode;
}

/** What can be done with the execution that is pressed, or with all that are chosen when it is one of them. */
export function RowMenu({ children }: RowMenuProps) {
  const [row, setRow] = useState<HistoryRow | undefined>(undefined);
  const chosen = useSelection((state) => state.rows);
  const opened = (event: MouseEvent) => {
    const line = Number(event.target instanceof Element ? (event.target.closest<HTMLElement>("[data-line]")?.dataset.line ?? NaN) : NaN);
    const found = Number.isNaN(line) ? undefined : standsIn(line).row;
    if (found === undefined) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    stand(line);
    setRow(found);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    event.preventDefault();
    const line = document.getElementById(lineId(useSelection.getState().line));
    const { left, bottom } = line?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    line?.dispatchEvent(new globalThis.MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 60, clientY: bottom - 6 }));
  };
  const rows = row === undefined ? [] : chosen.has(row.arn) ? [...chosen.values()] : [row];
  const many = rows.length > 1 ? ` ${rows.length}` : "";
  const item = (id: string, title: string, keys: string, run: () => void, enabled = true) => (
    <ContextMenu.Item key={id} className="menu-item" disabled={!enabled} onSelect={() => setTimeout(run, 0)} data-testid={`row-${id}`}>
      <span className="grow">{title}</span>
      {keys !== "" && <kbd>{keys}</kbd>}
    </ContextMenu.Item>
  );
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild><div className="contents" onContextMenuCapture={opened} onKeyDown={pressed}>{children}</div></ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="pop menu" collisionPadding={8} data-testid="row-menu">
          {row !== undefined && (
            <>
              {item("open", "Open", "Enter", () => void open(row))}
              {item("choose", chosen.has(row.arn) ? "No longer choose" : "Choose", "Space", () => toggleRow(row))}
              {item("compare", `Compare ${chosen.size}`, "C", () => compare(selected()), canCompare(chosen.size))}
              <ContextMenu.Separator className="menu-line" />
              {item("pin", rows.every((one) => one.pinned) ? `Unpin${many}` : `Pin${many}`, "P", () => pin(meant(row)))}
              {item("edit", rows.length > 1 ? `Tags of${many}…` : "Name, tags and note…", "E", () => edit(meant(row)))}
              {item("copy", "Copy the ARN", "", () => void copyText(row.arn))}
              <ContextMenu.Separator className="menu-line" />
              {item("delete", `Delete${many}…`, "Delete", () => void askToDelete(meant(row)))}
            </>
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
