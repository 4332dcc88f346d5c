import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { applyFieldEdit, setFieldOrTell } from "./fieldEdit";
import { FieldBox } from "./FieldBox";
import { FieldProblems } from "./FieldProblems";
import { JoinParts } from "./JoinParts";
import { RowGrip } from "./RowGrip";
import { useArrive } from "./useArrive";
import { useReorder } from "./useReorder";

/** Names with values, one a row; names are written in place too. */
export function MapRows({ field }: { field: FormField }) {
  if (field.fields.length === 0) return null;
  return (
    <div className="kv">
      {field.fields.map((entry, index) => (
        <MapRow key={entry.pointer} entry={entry} index={index} count={field.fields.length} />
      ))}
    </div>
  );
}

interface MapRowProps {
  entry: FormField;
  index: number;
  count: number;
}

function MapRow({ entry, index, count }: MapRowProps) {
  const id = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useArrive(entry.pointer, row);
  const { onKey, grip } = useReorder({ pointer: entry.pointer, index, count, row, named: true });
  const rename = async () => {
    if (name !== null && name !== "" && name !== entry.name) {
      const failure = await applyFieldEdit({ edit: "rename_member", pointer: entry.pointer, name });
      if (failure !== null) alertFailure(`Renaming ${entry.name}`, failure);
    }
    setName(null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter") void rename();
    else if (event.key === "Escape" && name !== null) setName(null);
    else {
      onKey(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={row} className="kv-row" data-row data-pointer={entry.pointer}>
      <RowGrip {...grip} />
      <input
        className="mono key"
        value={name ?? entry.name}
        title={entry.name}
        aria-label={`Name of ${entry.name}`}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        onBlur={() => void rename()}
        onKeyDown={pressed}
      />
      <label htmlFor={id} className="sr">
        Value of {entry.name}
      </label>
      <FieldBox field={entry} id={id} describedBy={`${id}-about`} onRefusal={setRefusal} onKey={onKey} />
      <button
        type="button"
        className="icon small"
        aria-label={`Remove ${entry.name}`}
        title="Remove (Alt+↑ and Alt+↓ move it)"
        onClick={() => void setFieldOrTell(entry.pointer, { source: "unset" })}
      >
        <Glyph name="cross" size={12} />
      </button>
      <div className="kv-below">
        {entry.value?.source === "join" && <JoinParts field={entry} />}
        <FieldProblems id={`${id}-about`} problems={entry.problems} refusal={refusal} />
      </div>
    </div>
  );
}
