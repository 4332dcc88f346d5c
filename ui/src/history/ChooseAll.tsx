import { Glyph } from "../widgets/Glyph";
import { chooseAll } from "./acts";
import { useHistory } from "./history";
import { useSelection } from "./selection";

/** Chooses all executions that the filter leaves, or none. */
export function ChooseAll() {
  const chosen = useSelection((state) => state.rows.size);
  const count = useHistory((state) => state.summary?.count ?? 0);
  const all = chosen > 0 && chosen >= count;
  const state = all ? "checked" : chosen > 0 ? "indeterminate" : "unchecked";
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={all ? true : chosen > 0 ? "mixed" : false}
      aria-label="Choose all"
      title="Choose all (Ctrl+A)"
      className="check"
      data-state={state}
      onClick={() => void chooseAll()}
      data-testid="choose-all"
    >
      {state !== "unchecked" && <Glyph name={all ? "check" : "minus"} size={12} />}
    </button>
  );
}
