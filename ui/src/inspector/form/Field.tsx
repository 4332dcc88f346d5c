import type { FormField } from "../../backend/bindings/FormField";
import { FieldProblems } from "./FieldProblems";
import { ListField } from "./ListField";
import { SingleField } from "./SingleField";

interface FieldProps {
  field: FormField;
  /** Named by what is around it, as the only field of a section is. */
  bare?: boolean;
}

/** A field: what it is called and takes, its value, and what is wrong with it. */
export function Field({ field, bare = false }: FieldProps) {
  if (field.value !== null) return <SingleField field={field} />;
  if (field.kind === "list" || field.kind === "map")
    return (
      <ListField
        field={field}
        bare={bare}
        renderField={(inner) => <Field key={inner.pointer} field={inner} />}
      />
    );
  if (field.kind === "structure" && field.fields.length > 0) {
    return (
      <>
        {field.note !== null && <p className="cap field-note">{field.note}</p>}
        {field.fields.map((inner) => (
          <Field key={inner.pointer} field={inner} />
        ))}
        <FieldProblems id={`${field.pointer}-problems`} problems={field.problems} refusal={null} />
      </>
    );
  }
  return <SingleField field={field} />;
}
