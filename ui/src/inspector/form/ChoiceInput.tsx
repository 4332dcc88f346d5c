import { Select } from "radix-ui";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { Options } from "../../widgets/Options";
import { placeholderOf, textOf } from "./literal";

interface ChoiceInputProps {
  field: FormField;
  id: string;
  onChange: (input: FieldInput) => void;
}

/** One of a few words; one that is none of them stays until another is chosen. */
export function ChoiceInput({ field, id, onChange }: ChoiceInputProps) {
  const text = textOf(field);
  const choices = text === "" || field.choices.includes(text) ? field.choices : [text, ...field.choices];
  return (
    <Select.Root value={text} onValueChange={(value) => onChange({ source: "literal", text: value })}>
      <Select.Trigger id={id} className="val choice-value" data-testid={`field-${field.name}`}>
        <span className={`grow cut ${text === "" ? "t3" : "mono"}`}>
          {text === "" ? placeholderOf(field) : <Select.Value />}
        </span>
        <Glyph name="down" size={12} className="t3" />
      </Select.Trigger>
      <Options options={choices.map((value) => ({ value, title: value }))} mono />
    </Select.Root>
  );
}
