import { useState, type KeyboardEvent } from "react";
import { renameStep } from "../document/edit";
import { focusNode } from "../document/focusNode";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";

interface StepNameProps {
  name: string;
}

/** A step's name, to be changed in place; every reference follows. */
export function StepName({ name }: StepNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const leave = () => {
    setDraft(null);
    setRefusal(null);
  };
  const commit = async (next: string) => {
    if (next === name) {
      leave();
      return;
    }
    const failure = await renameStep(name, next);
    if (failure === null) {
      leave();
      focusNode(next);
    } else setRefusal(failure.message);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter") void commit(draft ?? name);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (draft === null) {
    return (
      <h2 className="title step-name">
        <span className="pick">{name}</span>
        <button
          type="button"
          id="rename-step"
          className="icon small"
          title="Rename (F2)"
          aria-label={`Rename ${name}`}
          onClick={() => setDraft(name)}
        >
          <Glyph name="pencil" size={14} />
        </button>
      </h2>
    );
  }
  return (
    <div>
      <div className={`input${refusal === null ? "" : " bad"}`}>
        <input
          aria-label={`New name of ${name}`}
          aria-invalid={refusal !== null}
          autoFocus
          value={draft}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={pressed}
          onBlur={() => refusal !== null && leave()}
          data-testid="step-name"
        />
      </div>
      {refusal !== null && (
        <p className="cap err" role="alert">
          <Prose text={refusal} />
        </p>
      )}
    </div>
  );
}
