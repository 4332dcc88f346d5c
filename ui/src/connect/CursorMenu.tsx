import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import type { Point } from "../backend/bindings/Point";

interface CursorMenuProps {
  /** Where on screen it opens. */
  at: Point;
  label: string;
  className: string;
  /** The step that has the focus afterwards. */
  back: string;
  onClose: () => void;
  testId: string;
  children: ReactNode;
}

/** A small menu at the cursor that asks about a connection. */
export function CursorMenu({ at, label, className, back, onClose, testId, children }: CursorMenuProps) {
  return (
    <DropdownMenu.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span className="at-cursor" style={{ left: at.x, top: at.y }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={`pop menu ${className}`}
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document
              .querySelector<HTMLElement>(`[data-step="${CSS.escape(back)}"]`)
              ?.focus({ preventScroll: true });
          }}
          data-testid={testId}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
