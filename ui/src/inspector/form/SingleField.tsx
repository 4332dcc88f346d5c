import { memo, useId, useRef, useState, type KeyboardEvent } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { FieldBox } from "./FieldBox";
import { FieldHelp } from "./FieldHelp";
import { FieldProblems } from "./FieldProblems";
import { JoinParts } from "./JoinParts";
import { useArrive } from "./useArrive";

interface SingleFieldProps {
  field: FormField;
  onKey?: (event: KeyboardEvent) => void;
}

/** A field of one value. An edit elsewhere in the form leaves it as it is. */
export const SingleField = memo(function SingleField({ field, onKey }: SingleFieldProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useArrive(field.pointer, row);
  const worst =
    refusal !== null || field.problems.some((one) => one.severity === "error")
      ? " err"
      : field.problems.length > 0
        ? " warn"
        : "";
  const number = field.kind === "integer" || field.kind === "number";
  // Two numbers share a line where their labels allow it.
  const narrow =
    number &&
    (field.value === null || field.value.source === "literal") &&
    field.label.length + field.type_word.length <= 16;
  return (
    <div ref={row} className={`ff${worst}${narrow ? " half" : ""}`} data-pointer={field.pointer}>
      <div className="ff-label">
        <label
          htmlFor={id}
          className="cut"
          title={field.group === null ? field.name : `${field.group} › ${field.name}`}
        >
          {field.group !== null && <span className="t3">{field.group} › </span>}
          {field.label}
          {field.required && (
            <b className="req" aria-hidden="true">
              *
            </b>
          )}
        </label>
        <FieldHelp field={field} />
        <span className="mono t3 type">{field.type_word}</span>
      </div>
      <FieldBox
        field={field}
        id={id}
        describedBy={`${id}-about`}
        onRefusal={setRefusal}
        {...(onKey === undefined ? {} : { onKey })}
      />
      {field.value?.source === "join" && <JoinParts field={field} />}
      <FieldProblems id={`${id}-about`} problems={field.problems} refusal={refusal} />
    </div>
  );
});
