import { useId, useState, type KeyboardEvent } from "react";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { Glyph } from "../../widgets/Glyph";
import { SOURCES } from "./sources";
import { SuggestionList } from "./SuggestionList";
import { useSuggestions } from "./suggestions";

interface ValuePickerProps {
  pointer: string;
  source: ValueSource;
  onPick: (input: FieldInput) => void;
}

/** Looks for a parameter, property, variable or value of a property file that fits a field. */
export function ValuePicker({ pointer, source, onPick }: ValuePickerProps) {
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const suggestions = useSuggestions(pointer, text, source, true);
  const count = suggestions?.length ?? 0;
  const pick = (index: number) => {
    const one = suggestions?.[index];
    if (one !== undefined) onPick(one.input);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && count > 0) setAt((at + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) setAt((at + count - 1) % count);
    else if (event.key === "Enter") pick(Math.min(at, count - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="input picker-search">
        <Glyph name="search" size={14} />
        <input
          autoFocus
          role="combobox"
          aria-expanded={count > 0}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? `${list}-${Math.min(at, count - 1)}` : undefined}
          value={text}
          placeholder={SOURCES[source].find}
          aria-label={SOURCES[source].find}
          aria-controls={list}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={pressed}
          data-testid="value-search"
        />
      </div>
      <SuggestionList
        id={list}
        suggestions={suggestions}
        at={Math.min(at, count - 1)}
        onPick={pick}
        none={SOURCES[source].none}
      />
    </>
  );
}
