import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { setFieldOrTell } from "./fieldEdit";
import { childPointer } from "./pointer";
import { textOf } from "./literal";

/** A list of known words: each is in it or not. */
export function WordList({ field }: { field: FormField }) {
  const strangers = field.fields.map(textOf).filter((word) => !field.choices.includes(word));
  const toggle = (word: string) => {
    const there = field.fields.find((one) => textOf(one) === word);
    if (there !== undefined) void setFieldOrTell(there.pointer, { source: "unset" });
    else if (field.set)
      void setFieldOrTell(childPointer(field.pointer, field.fields.length), {
        source: "literal",
        text: word,
      });
    else void setFieldOrTell(field.pointer, { source: "json", value: JSON.stringify([word]) });
  };
  return (
    <div className="words">
      {[...field.choices, ...strangers].map((word) => {
        const on = field.fields.some((one) => textOf(one) === word);
        return (
          <button
            key={word}
            type="button"
            role="checkbox"
            aria-checked={on}
            className={`word${on ? " on" : ""}`}
            onClick={() => toggle(word)}
            data-testid={`word-${word}`}
          >
            <span className="tick">{on && <Glyph name="check" size={12} />}</span>
            <span className="mono">{word}</span>
          </button>
        );
      })}
    </div>
  );
}
