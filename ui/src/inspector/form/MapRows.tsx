import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { alertFailure } from "../../widgets/alertList";
import { Glyph } from "../../widgets/Glyph";
import { applyFieldEdit, setFieldOrTell } from "./fieldEdit";
import { FieldBox } from "./FieldBox";
import { FieldProblems } from "./FieldProblems";
import { JoinParts } from "./JoinParts";
import { useArrive } from "./useArrive";
import { walkRows } from "./walkRows";

/** Names with values, one a row; names are written in place too. */
export function MapRows({ field }: { field: FormField }) {
  if (field.fields.length === 0) return null;
  return <div className="kv">{field.fields.map((entry) => <MapRow key={entry.pointer} entry={entry} />)}</div>;
}

function MapRow({ entry }: { entry: FormField }) {
  const id = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useArrive(entry.pointer, row);
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
    else { walkRows(event); return; }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={row} className="kv-row" data-row data-pointer={entry.pointer}>
      <input className="mono key" value={name ?? entry.name} title={entry.name} aria-label={`Name of ${entry.name}`} spellCheck={false} autoComplete="off" onChange={(event) => setName(event.target.value)} onBlur={() => void rename()} onKeyDown={pressed} />
      <label htmlFor={id} className="sr">Value of {entry.name}</label>
      <FieldBox field={entry} id={id} describedBy={`${id}-about`} onRefusal={setRefusal} onKey={walkRows} />
      <button type="button" className="icon small" aria-label={`Remove ${entry.name}`} title={`Remove ${entry.name}`} onClick={() => void setFieldOrTell(entry.pointer, { source: "unset" })}><Glyph name="cross" size={12} /></button>
      <div className="kv-below">
        {entry.value?.source === "join" && <JoinParts field={entry} />}
        <FieldProblems id={`${id}-about`} problems={entry.problems} refusal={refusal} />
      </div>
    </div>
  );
}
