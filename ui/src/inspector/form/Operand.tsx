import { useId, useState } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { FieldBox } from "./FieldBox";
import { FieldProblems } from "./FieldProblems";
import { JoinParts } from "./JoinParts";

/** One side of a comparison. */
export function Operand({ field }: { field: FormField }) {
  const id = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <div className="operand" data-pointer={field.pointer}>
      <label htmlFor={id} className="sr">
        {field.label}
      </label>
      <FieldBox field={field} id={id} describedBy={`${id}-about`} onRefusal={setRefusal} />
      {field.value?.source === "join" && <JoinParts field={field} />}
      <FieldProblems id={`${id}-about`} problems={field.problems} refusal={refusal} />
    </div>
  );
}
