import { useState } from "react";

interface NumberFieldProps {
  id: string;
  /** `null` while nothing is set. */
  value: number | null;
  min: number;
  max: number;
  /** What an empty field means; without it an empty field is no value. */
  empty?: string;
  unit?: string;
  onChange: (value: number | null) => void;
  testId: string;
}

/** A whole number within bounds. What is typed counts once it is one; otherwise the field says what it takes. */
export function NumberField({ id, value, min, max, empty, unit, onChange, testId }: NumberFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === null ? "" : String(value));
  const read = (typed: string): number | null | undefined => {
    if (typed.trim() === "") return empty === undefined ? undefined : null;
    const number = Number(typed);
    return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
  };
  const bad = read(shown) === undefined;
  return (
    <span className="number-field">
      <span className={`input${bad ? " bad" : ""}`}>
        <input
          id={id}
          className="mono"
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          placeholder={empty}
          aria-invalid={bad}
          aria-describedby={bad ? `${id}-bounds` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            const next = read(event.target.value);
            if (next !== undefined && next !== value) onChange(next);
          }}
          onBlur={() => setText(null)}
          data-testid={testId}
        />
        {unit !== undefined && <span className="cap">{unit}</span>}
      </span>
      {bad && (
        <span id={`${id}-bounds`} className="hint err">
          {min} to {max}
          {empty === undefined ? "" : ", or nothing"}
        </span>
      )}
    </span>
  );
}
