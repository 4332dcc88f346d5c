import { Switch } from "radix-ui";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import { textOf } from "./literal";

interface BooleanInputProps {
  field: FormField;
  id: string;
  onChange: (input: FieldInput) => void;
}

/** On, off, or not said. */
export function BooleanInput({ field, id, onChange }: BooleanInputProps) {
  const on = textOf(field) === "true";
  const fallback = field.default === null ? "Unset" : `Unset, ${field.default} by default`;
  return (
    <span className="val hstack">
      <Switch.Root
        id={id}
        className={`switch${field.set ? "" : " off"}`}
        checked={on}
        onCheckedChange={(next) => onChange({ source: "literal", text: next ? "true" : "false" })}
        data-testid={`field-${field.name}`}
      />
      <span className={field.set ? "" : "t3"}>{field.set ? (on ? "On" : "Off") : fallback}</span>
    </span>
  );
}
