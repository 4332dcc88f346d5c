import { Select } from "radix-ui";
import { useState } from "react";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { DURATION_UNITS, durationOf, durationText, type DurationUnit } from "./duration";
import { textOf } from "./literal";

interface DurationInputProps {
  field: FormField;
  id: string;
  onChange: (input: FieldInput) => void;
}

/** A duration as a number and its unit. */
export function DurationInput({ field, id, onChange }: DurationInputProps) {
  const known = durationOf(textOf(field));
  const [draft, setDraft] = useState<string | null>(null);
  const [chosen, setChosen] = useState<DurationUnit>("days");
  const unit = known?.unit ?? chosen;
  const commit = () => {
    setDraft(null);
    if (draft === null || draft === (known?.count.toString() ?? "")) return;
    if (draft === "") onChange({ source: "unset" });
    else if (/^\d+$/.test(draft)) onChange({ source: "literal", text: durationText(Number(draft), unit) });
  };
  return (
    <span className="val hstack duration">
      <input
        id={id}
        className="mono"
        value={draft ?? known?.count.toString() ?? ""}
        placeholder="Unset"
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value.replace(/\D/g, ""))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          else if (event.key === "Escape" && draft !== null) {
            setDraft(null);
            event.stopPropagation();
          }
        }}
        data-testid={`field-${field.name}`}
      />
      <Select.Root
        value={unit}
        onValueChange={(next) => {
          setChosen(next as DurationUnit);
          if (known !== null)
            onChange({ source: "literal", text: durationText(known.count, next as DurationUnit) });
        }}
      >
        <Select.Trigger className="choice-value" aria-label={`Unit of ${field.label}`}>
          <Select.Value />
          <Glyph name="down" size={12} className="t3" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className="pop menu" position="popper" sideOffset={4}>
            <Select.Viewport>
              {DURATION_UNITS.map((one) => (
                <Select.Item key={one} value={one} className="menu-item">
                  <Select.ItemText>{one}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </span>
  );
}
