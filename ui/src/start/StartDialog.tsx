import { Dialog } from "radix-ui";
import { useDocument } from "../document/document";
import { Glyph } from "../widgets/Glyph";
import { toFirstField } from "../widgets/toFirstField";
import "./start.css";
import { dismissStart, useStart } from "./start";
import { StartForm } from "./StartForm";

/** The dialog that Run opens. */
export function StartDialog() {
  const open = useStart((state) => state.open);
  const document = useDocument((state) => state.document);
  return (
    <Dialog.Root
      open={open && document !== null}
      onOpenChange={(next) => {
        if (!next) dismissStart();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="pop dialog"
          aria-describedby={undefined}
          onOpenAutoFocus={toFirstField}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
              event.currentTarget.querySelector("form")?.requestSubmit();
          }}
        >
          <header>
            <Dialog.Title className="title grow">Run {document?.name}</Dialog.Title>
            <Dialog.Close className="icon small" aria-label="Close">
              <Glyph name="cross" size={14} />
            </Dialog.Close>
          </header>
          {document !== null && <StartForm document={document} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
