import { Popover } from "radix-ui";
import {
  cloneElement,
  useId,
  useState,
  type AriaAttributes,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { Glyph } from "../../widgets/Glyph";
import { SuggestionList } from "./SuggestionList";
import { useSuggestions } from "./suggestions";

interface SuggestProps {
  pointer: string;
  text: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  onPick: (text: string) => void;
  label: string;
  /** The text box. */
  children: ReactElement<AriaAttributes>;
}

/** A text box with known values below it; the box keeps the focus. */
export function Suggest({ pointer, text, open, onOpen, onPick, label, children }: SuggestProps) {
  const list = useId();
  const [at, setAt] = useState(-1);
  const suggestions = useSuggestions(pointer, text, "literal", open);
  const pick = (index: number) => {
    const input = suggestions?.[index]?.input;
    if (input?.source === "literal") onPick(input.text);
    setAt(-1);
  };
  const keys = (event: KeyboardEvent) => {
    const count = suggestions?.length ?? 0;
    if (event.key === "ArrowDown" && !open) onOpen(true);
    else if (event.key === "ArrowDown" && count > 0) setAt((at + 1) % count);
    else if (event.key === "ArrowUp" && open && count > 0) setAt((at + count - 1) % count);
    else if (event.key === "Enter" && open && at >= 0) pick(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const listed = open && suggestions !== null && suggestions.length > 0;
  const told: AriaAttributes = {
    "aria-autocomplete": "list",
    ...(listed ? { "aria-controls": list } : {}),
    ...(listed && at >= 0 ? { "aria-activedescendant": `${list}-${at}` } : {}),
  };
  return (
    <Popover.Root
      open={open && (suggestions === null || suggestions.length > 0)}
      onOpenChange={(next) => {
        onOpen(next);
        setAt(-1);
      }}
    >
      <Popover.Anchor asChild>
        <span className="suggest" onKeyDownCapture={keys}>
          {cloneElement(children, told)}
          <button
            type="button"
            className="icon small"
            tabIndex={-1}
            aria-label={`Known values for ${label}`}
            aria-expanded={open}
            aria-controls={list}
            aria-haspopup="listbox"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(!open)}
          >
            <Glyph name="down" size={12} />
          </button>
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="pop menu suggestions"
          align="end"
          sideOffset={4}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          <SuggestionList
            id={list}
            suggestions={suggestions}
            at={at}
            onPick={pick}
            none="Nothing known matches."
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
