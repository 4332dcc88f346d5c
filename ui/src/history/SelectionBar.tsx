import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";
import { askToDelete, canCompare, compare, edit, MOST_COMPARED, pin } from "./acts";
import { clearSelection, useSelection } from "./selection";

/** What can be done with what is chosen. */
export function SelectionBar() {
  const rows = useSelection((state) => [...state.rows.values()].length);
  const chosen = useSelection((state) => state.rows);
  if (rows === 0) return null;
  const all = [...chosen.values()];
  return (
    <div className="hist-bar pop" role="toolbar" aria-label="Chosen executions" data-testid="selection-bar">
      <span className="med nowrap">{counted(rows, "execution")} chosen</span>
      <Tip
        text={
          canCompare(rows)
            ? "Compare side by side (C)"
            : rows < 2
              ? "Choose two at least"
              : `${MOST_COMPARED} are compared at once, at most`
        }
      >
        <button
          type="button"
          className="btn primary small"
          disabled={!canCompare(rows)}
          onClick={() => compare(all)}
          data-testid="compare-chosen"
        >
          Compare {rows.toLocaleString("en-US")}
        </button>
      </Tip>
      <button type="button" className="btn ghost small" onClick={() => pin(all)} data-testid="pin-chosen">
        <Glyph name="pin" size={14} />
        {all.every((row) => row.pinned) ? "Unpin" : "Pin"}
      </button>
      <button type="button" className="btn ghost small" onClick={() => edit(all)} data-testid="tag-chosen">
        <Glyph name="tag" size={14} />
        Tag
      </button>
      <button
        type="button"
        className="btn ghost small"
        onClick={() => void askToDelete(all)}
        data-testid="delete-chosen"
      >
        <Glyph name="bin" size={14} />
        Delete…
      </button>
      <Tip text="Choose nothing (Esc)">
        <button type="button" className="icon small" aria-label="Choose nothing" onClick={clearSelection}>
          <Glyph name="cross" size={14} />
        </button>
      </Tip>
    </div>
  );
}
