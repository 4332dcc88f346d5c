import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { Glyph } from "./Glyph";
import "./sheet.css";

interface SheetProps {
  title: ReactNode;
  /** Below the title, in small letters. */
  about?: ReactNode;
  /** Beside the close button. */
  tools?: ReactNode;
  open: boolean;
  onClose: () => void;
  testId: string;
  wide?: boolean;
  children: ReactNode;
}

/** A page that comes in from the right; Escape and a press beside it take it away. */
export function Sheet({ title, about, tools, open, onClose, testId, wide = false, children }: SheetProps) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className={`sheet${wide ? " wide" : ""}`}
          aria-describedby={undefined}
          data-testid={testId}
        >
          <header>
            <div className="grow">
              <Dialog.Title className="title">{title}</Dialog.Title>
              {about !== undefined && <div className="cap sub-line">{about}</div>}
            </div>
            {tools}
            <Dialog.Close className="icon small" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
