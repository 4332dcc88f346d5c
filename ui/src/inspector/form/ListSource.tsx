import { Popover } from "radix-ui";
import { useState } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { setFieldOrTell } from "./fieldEdit";
import { SourceSwitch } from "./SourceSwitch";
import { ValuePicker } from "./ValuePicker";

/** The switch of a list that may come from elsewhere as a whole. */
export function ListSource({ field }: { field: FormField }) {
  const [picking, setPicking] = useState<ValueSource | null>(null);
  // The menu gives the focus back before the search may take it.
  const toSource = (source: ValueSource) => {
    if (source !== "literal") setTimeout(() => setPicking(source), 0);
  };
  return (
    <Popover.Root
      open={picking !== null}
      onOpenChange={(open) => {
        if (!open) setPicking(null);
      }}
    >
      <Popover.Anchor asChild>
        <span className="list-source">
          <SourceSwitch field={field} onSource={toSource} />
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="pop menu value-picker"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`Value of ${field.label}`}
        >
          {picking !== null && (
            <ValuePicker
              pointer={field.pointer}
              source={picking}
              onPick={(input) => {
                setPicking(null);
                void setFieldOrTell(field.pointer, input);
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
