import type { KeyboardEvent } from "react";
import { Glyph } from "./Glyph";

interface SearchLineProps {
  label: string;
  /** The list of what is found, and the one of it that is meant. */
  list: string;
  active: string | undefined;
  query: string;
  onQuery: (query: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  testId: string;
}

/** The field of a search that lists what it finds below itself. */
export function SearchLine({ label, list, active, query, onQuery, onKeyDown, testId }: SearchLineProps) {
  return (
    <div className="palette-field">
      <Glyph name="search" className="t3" />
      <input
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={active}
        aria-label={label}
        placeholder={label}
        autoFocus
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
        data-testid={testId}
      />
      <kbd>Esc</kbd>
    </div>
  );
}
