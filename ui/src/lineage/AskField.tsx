import { useEffect, useRef, useState } from "react";
import { goTo } from "../app/place";
import { Glyph } from "../widgets/Glyph";

interface AskFieldProps {
  /** Whether asking is all that can be done yet. */
  start: boolean;
}

/** Asks about anything that was recorded, by its name. */
export function AskField({ start }: AskFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    if (start) field.current?.focus();
  }, [start]);
  return (
    <form
      className="input lineage-ask"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") goTo({ at: "lineage", subject: text.trim() });
      }}
    >
      <Glyph name="search" size={14} />
      <input
        ref={field}
        aria-label="Trace a URI, file, SHA-256, ARN, execution or model"
        placeholder="Trace a URI, file, execution, model…"
        value={text}
        onChange={({ target }) => setText(target.value)}
        spellCheck={false}
        autoComplete="off"
        data-testid="lineage-ask"
      />
    </form>
  );
}
