import { Popover } from "radix-ui";
import { useState } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { setFieldOrTell } from "./fieldEdit";
import { goToField } from "./fieldFocus";
import { childPointer } from "./pointer";
import { ValuePicker } from "./ValuePicker";

/** The button that adds an element to a list, or a name to a map. */
export function ListAdd({ field }: { field: FormField }) {
  const [open, setOpen] = useState(false);
  const next = childPointer(field.pointer, field.fields.length);
  const label = `Add to ${field.label}`;
  const button = (onClick?: () => void) => (
    <button
      type="button"
      className="icon small"
      aria-label={label}
      title={label}
      onClick={onClick}
      data-testid={`add-${field.name}`}
    >
      <Glyph name="plus" size={14} />
    </button>
  );
  const add = async (pointer: string) => {
    await setFieldOrTell(pointer, { source: "begin" });
    goToField(pointer);
  };
  if (field.kind !== "map" && field.picker !== "step") return button(() => void add(next));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{button()}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop menu value-picker"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {field.picker === "step" ? (
            <ValuePicker
              pointer={next}
              source="literal"
              onPick={(input) => {
                setOpen(false);
                void setFieldOrTell(next, input);
              }}
            />
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                const name = new FormData(event.currentTarget).get("name");
                if (typeof name !== "string" || name.trim() === "") return;
                setOpen(false);
                void add(childPointer(field.pointer, name.trim()));
              }}
            >
              <div className="input picker-search">
                <input
                  name="name"
                  className="mono"
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  placeholder="Name, or paste rows"
                  aria-label="Name"
                  data-testid="new-name"
                />
              </div>
            </form>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
