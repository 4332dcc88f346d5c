import { ContextMenu } from "radix-ui";
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import type { Column } from "./columns";
import { HeadItems } from "./HeadItems";
import { RowItems } from "./RowItems";
import { lineId } from "./TableLine";
import { stand, useSelection } from "./selection";
import { standsIn } from "./tableKeys";

interface RowMenuProps {
  columns: readonly Column[];
  children: ReactNode;
}

interface Pressed {
  /** `undefined` for a heading. */
  row: HistoryRow | undefined;
  column: Column | undefined;
}

/** The menu of what is pressed: an execution or a heading. */
export function RowMenu({ columns, children }: RowMenuProps) {
  const [{ row, column }, setPressed] = useState<Pressed>({ row: undefined, column: undefined });
  const opened = (event: MouseEvent) => {
    const within = (selector: string) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>(selector)?.dataset : undefined;
    const line = within("[data-line]")?.line;
    const found = line === undefined ? undefined : standsIn(Number(line)).row;
    const key = within("[data-column]")?.column ?? within("[data-key]")?.key;
    const pressed = columns.find((one) => one.key === key);
    if (found === undefined && (pressed === undefined || line !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (line !== undefined) stand(Number(line));
    setPressed({ row: found, column: pressed });
  };
  const pressedKey = (event: KeyboardEvent) => {
    // A heading that has the focus asks for its own menu.
    const own = event.target instanceof Element && event.target.closest("[data-column]") !== null;
    if (own || (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey))) return;
    event.preventDefault();
    const line = document.getElementById(lineId(useSelection.getState().line));
    const { left, bottom } = line?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    line?.dispatchEvent(
      new globalThis.MouseEvent("contextmenu", {
        bubbles: true,
        cancelable: true,
        clientX: left + 60,
        clientY: bottom - 6,
      }),
    );
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <div className="contents" onContextMenuCapture={opened} onKeyDown={pressedKey}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="pop menu hist-menu" collisionPadding={8} data-testid="row-menu">
          {row !== undefined ? (
            <RowItems row={row} column={column} />
          ) : (
            column !== undefined && <HeadItems column={column} />
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
