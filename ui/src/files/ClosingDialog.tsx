import { AlertDialog } from "radix-ui";
import { baseName } from "../format/path";
import { answerClosing, useClosing } from "./files";

/** Asks what becomes of unsaved changes when a file is closed. */
export function ClosingDialog() {
  const file = useClosing((state) => state.file);
  return (
    <AlertDialog.Root
      open={file !== null}
      onOpenChange={(open) => {
        if (!open) void answerClosing(null);
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="scrim" />
        <AlertDialog.Content className="pop dialog question" data-testid="closing">
          <header>
            <AlertDialog.Title className="title grow">Save {baseName(file?.file ?? "")}?</AlertDialog.Title>
          </header>
          <AlertDialog.Description>
            It has changes that are not in the file: <span className="mono">{file?.file}</span>. Without
            saving, they are lost.
          </AlertDialog.Description>
          <footer>
            <button
              type="button"
              className="btn ghost"
              onClick={() => void answerClosing("discard")}
              data-testid="closing-discard"
            >
              Don’t save
            </button>
            <span className="grow" />
            <AlertDialog.Cancel className="btn">Cancel</AlertDialog.Cancel>
            <button
              type="button"
              className="btn primary"
              autoFocus
              onClick={() => void answerClosing("save")}
              data-testid="closing-save"
            >
              Save
            </button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
