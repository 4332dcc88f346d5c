import { useId, useRef, useState, type ReactNode } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { FieldBox } from "./FieldBox";
import { setFieldOrTell } from "./fieldEdit";
import { FieldProblems } from "./FieldProblems";
import { RowGrip } from "./RowGrip";
import { useArrive } from "./useArrive";
import { useReorder } from "./useReorder";

interface PartRowProps {
  part: FormField;
  index: number;
  count: number;
  /** Its own parts, of a Join. */
  nested?: ReactNode;
}

/** One of several values in their order: Alt+arrows move it, the cross takes it out. */
export function PartRow({ part, index, count, nested }: PartRowProps) {
  const id = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useArrive(part.pointer, row);
  const { onKey, grip } = useReorder({ pointer: part.pointer, index, count, row });
  return (
    <div ref={row} className="part-row" data-row>
      <RowGrip {...grip} />
      <span className="cap num" aria-hidden="true">
        {index + 1}
      </span>
      <div className="grow">
        <label htmlFor={id} className="sr">
          Value {index + 1}
        </label>
        <FieldBox field={part} id={id} describedBy={`${id}-about`} onRefusal={setRefusal} onKey={onKey} />
        {nested}
        <FieldProblems id={`${id}-about`} problems={part.problems} refusal={refusal} />
      </div>
      <button
        type="button"
        className="icon small"
        aria-label={`Remove ${index + 1}`}
        title="Remove (Alt+↑ and Alt+↓ move it)"
        onClick={() => void setFieldOrTell(part.pointer, { source: "unset" })}
      >
        <Glyph name="cross" size={12} />
      </button>
    </div>
  );
}
