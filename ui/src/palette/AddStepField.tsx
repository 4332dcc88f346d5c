import { Glyph } from "../widgets/Glyph";
import { searchPalette } from "./palette";

/** What looks like a search field, and opens the search. */
export function AddStepField() {
  return (
    <button type="button" className="add-step" onClick={() => void searchPalette(null)} data-testid="add-step">
      <Glyph name="search" size={14} />
      <span className="grow">Add a step</span>
      <kbd>Tab</kbd>
    </button>
  );
}
