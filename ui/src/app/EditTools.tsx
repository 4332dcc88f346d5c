import type { EditingView } from "../backend/bindings/EditingView";
import { redo, saveDocument, undo } from "../document/edit";
import { Glyph } from "../widgets/Glyph";
import { HistoryList } from "./HistoryList";

interface EditToolsProps {
  editing: EditingView;
}

/** Undo, redo and save, each named after what it would do. */
export function EditTools({ editing }: EditToolsProps) {
  const back = editing.undo === null ? "Nothing to undo" : `Undo: ${editing.undo} (Ctrl+Z)`;
  const again = editing.redo === null ? "Nothing to redo" : `Redo: ${editing.redo} (Ctrl+Shift+Z)`;
  const save = editing.unsaved ? "Save (Ctrl+S)" : "Everything is saved";
  return (
    <div className="edit-tools" role="group" aria-label="Editing">
      <button
        type="button"
        className="icon"
        title={back}
        aria-label={back}
        disabled={editing.undo === null}
        onClick={() => void undo()}
        data-testid="undo"
      >
        <Glyph name="undo" />
      </button>
      <button
        type="button"
        className="icon"
        title={again}
        aria-label={again}
        disabled={editing.redo === null}
        onClick={() => void redo()}
        data-testid="redo"
      >
        <Glyph name="redo" />
      </button>
      <HistoryList editing={editing} />
      <button
        type="button"
        className="icon"
        title={save}
        aria-label={save}
        disabled={!editing.unsaved || editing.conflict}
        onClick={() => void saveDocument()}
        data-testid="save"
      >
        <Glyph name="save" />
      </button>
      {editing.unsaved && (
        <span className="cap t3" data-testid="unsaved">
          {editing.recovered ? "Recovered, not saved" : "Not saved"}
        </span>
      )}
    </div>
  );
}
