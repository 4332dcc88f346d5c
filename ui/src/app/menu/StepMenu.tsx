import { ContextMenu } from "radix-ui";
import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { MenuEntries } from "./MenuEntries";
import { entriesFor, targetOf, type MenuEntry } from "./target";

interface StepMenuProps {
  children: ReactNode;
}

/** The context menu of what is around: of the step, the wire, the branch or the pane that is pressed. */
export function StepMenu({ children }: StepMenuProps) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);
  const chosen = useRef<(() => void) | null>(null);
  const closed = () => {
    const run = chosen.current;
    chosen.current = null;
    // The focus goes back first: what was chosen may take it elsewhere.
    if (run !== null) setTimeout(run, 0);
  };
  const opened = (event: MouseEvent) => {
    const at = { x: event.clientX, y: event.clientY };
    if (event.target instanceof Element) setEntries(entriesFor(targetOf(event.target, at), at));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    if (!(event.target instanceof HTMLElement) || event.target instanceof HTMLInputElement) return;
    // Not every window makes the event of these keys by itself; here it opens at the focused thing.
    event.preventDefault();
    const { x, y, width, height } = event.target.getBoundingClientRect();
    event.target.dispatchEvent(
      new globalThis.MouseEvent("contextmenu", {
        bubbles: true,
        cancelable: true,
        clientX: x + Math.min(width / 2, 120),
        clientY: y + Math.min(height / 2, 60),
      }),
    );
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <div className="contents" onContextMenuCapture={opened} onKeyDown={pressed}>
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          className="pop menu context"
          collisionPadding={8}
          onCloseAutoFocus={closed}
          data-testid="context-menu"
        >
          <MenuEntries entries={entries} onChoose={(run) => (chosen.current = run)} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
