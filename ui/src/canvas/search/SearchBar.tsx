import type { KeyboardEvent } from "react";
import type { FoundBy } from "../../backend/bindings/FoundBy";
import { useSelection } from "../../document/selection";
import { Glyph } from "../../widgets/Glyph";
import { Tip } from "../../widgets/Tip";
import { closeSearch, goToFound, placeAmong, search, useSearch } from "./search";

const BY: Record<FoundBy, string | null> = {
  name: null,
  type: "type",
  image: "image",
  parameter: "parameter",
};

/** The search for steps, in the canvas's corner: what is found is lit, Enter goes from one to the next. */
export function SearchBar() {
  const { open, query, found, names } = useSearch();
  const selected = useSelection((state) => state.step);
  if (!open) return null;
  const at = placeAmong(found, selected);
  const here = found[at];
  const by = here === undefined ? null : BY[here.by];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter") goToFound(!event.shiftKey);
    else if (event.key === "Escape") closeSearch();
    else return;
    event.preventDefault();
  };
  const count =
    names === null
      ? ""
      : found.length === 0
        ? "None"
        : at < 0
          ? `${found.length}`
          : `${at + 1} of ${found.length}`;
  return (
    <search className="find pop" onKeyDown={pressed}>
      <div className="find-field">
        <Glyph name="search" size={14} className="t3" />
        <input
          id="find-step"
          aria-label="Find steps by name, type, image or parameter"
          placeholder="Name, type, image or parameter"
          autoFocus
          value={query}
          onChange={(event) => void search(event.target.value)}
          data-testid="find-step"
        />
        <span className="cap" role="status" data-testid="find-count">
          {count}
        </span>
        <Tip text="Previous (Shift+Enter)">
          <button
            type="button"
            className="icon small"
            disabled={found.length === 0}
            onClick={() => goToFound(false)}
          >
            <Glyph name="up" size={14} />
          </button>
        </Tip>
        <Tip text="Next (Enter)">
          <button
            type="button"
            className="icon small"
            disabled={found.length === 0}
            onClick={() => goToFound(true)}
          >
            <Glyph name="down" size={14} />
          </button>
        </Tip>
        <Tip text="Close (Esc)">
          <button type="button" className="icon small" onClick={closeSearch}>
            <Glyph name="cross" size={14} />
          </button>
        </Tip>
      </div>
      {by !== null && (
        <p className="find-why cap cut" title={here?.text}>
          {by} <span className="mono">{here?.text}</span>
        </p>
      )}
    </search>
  );
}
