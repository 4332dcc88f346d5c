import { useState } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { applyFieldEdit, setFieldOrTell } from "./fieldEdit";
import { useIsOnTheWay } from "./fieldFocus";
import { useIsOpen } from "./openJoins";
import { PartRow } from "./PartRow";
import { childPointer } from "./pointer";

/** A Join as rows: what goes between the parts, and the parts, each with a source of its own. */
export function JoinParts({ field }: { field: FormField }) {
  const on = field.value?.source === "join" ? field.value.on : "";
  const [draft, setDraft] = useState<string | null>(null);
  const values = `${field.pointer}/Std:Join/Values`;
  const opened = useIsOpen(field.pointer);
  const wanted = useIsOnTheWay(`${field.pointer}/Std:Join`);
  if (!opened && !wanted) return null;
  const commit = () => {
    if (draft !== null && draft !== on)
      void setFieldOrTell(`${field.pointer}/Std:Join/On`, { source: "json", value: JSON.stringify(draft) });
    setDraft(null);
  };
  return (
    <div className="join-parts" role="group" aria-label={`Parts of ${field.label}`}>
      {field.fields.map((part, index) => (
        <PartRow
          key={part.pointer}
          part={part}
          index={index}
          count={field.fields.length}
          nested={part.value?.source === "join" && <JoinParts field={part} />}
        />
      ))}
      <div className="hstack join-foot">
        <button
          type="button"
          className="btn small ghost"
          onClick={() =>
            void applyFieldEdit({
              edit: "insert",
              pointer: childPointer(values, field.fields.length),
              value: '""',
            })
          }
          data-testid="add-part"
        >
          <Glyph name="plus" size={12} />
          Add a part
        </button>
        <label className="hstack cap">
          between
          <input
            className="mono"
            value={draft ?? on}
            placeholder="nothing"
            size={6}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === "Enter") commit();
              else if (event.key === "Escape") setDraft(null);
            }}
          />
        </label>
      </div>
    </div>
  );
}
