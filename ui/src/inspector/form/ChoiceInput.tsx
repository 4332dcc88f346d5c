import { Select } from "radix-ui";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
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
        <span className={`grow cut ${text === "" ? "t3" : "mono"}`}>{text === "" ? placeholderOf(field) : <Select.Value />}</span>
        <Glyph name="down" size={12} className="t3" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content className="pop menu" position="popper" sideOffset={4} collisionPadding={8}>
          <Select.Viewport className="choice-list">
            {choices.map((word) => (
              <Select.Item key={word} value={word} className="menu-item">
                <span className="grow mono"><Select.ItemText>{word}</Select.ItemText></span>
                <span className="mark-slot"><Select.ItemIndicator><Glyph name="check" size={14} /></Select.ItemIndicator></span>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
