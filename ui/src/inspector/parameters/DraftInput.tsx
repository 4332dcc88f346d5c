import { useState, type KeyboardEvent } from "react";
import type { Failure } from "../../backend/failure";
import { Prose } from "../../widgets/Prose";

interface DraftInputProps {
  id?: string;
  /** What it is, for screen readers. */
  label: string;
  value: string;
  placeholder: string;
  /** Takes the text; the refusal, when there is one. */
  onCommit: (text: string) => Promise<Failure | null>;
  onKey?: (event: KeyboardEvent) => void;
  bad?: boolean;
  title?: string | undefined;
  plain?: boolean;
  testId: string;
}

/** A text that is taken on Enter or leaving, and put back by Escape; what is refused stays to be mended. */
export function DraftInput({
  id,
  label,
  value,
  placeholder,
  onCommit,
  onKey,
  bad = false,
  title,
  plain = false,
  testId,
}: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const restore = () => {
    setDraft(null);
    setRefusal(null);
  };
  const commit = async () => {
    if (draft === null || draft === value) {
      restore();
      return;
    }
    const failure = await onCommit(draft);
    setRefusal(failure?.message ?? null);
    if (failure === null) setDraft(null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter") void commit();
    else if (event.key === "Escape" && draft !== null) restore();
    else {
      onKey?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <span className={`input${bad || refusal !== null ? " bad" : ""}${plain ? " plain" : ""}`} title={title}>
        <input
          id={id}
          className="mono"
          aria-label={label}
          aria-invalid={bad || refusal !== null}
          value={draft ?? value}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => void commit()}
          onKeyDown={pressed}
          data-testid={testId}
        />
      </span>
      {refusal !== null && (
        <p className="cap err" role="alert">
          <Prose text={refusal} />
        </p>
      )}
    </>
  );
}
