import { Popover } from "radix-ui";
import { useRef, useState, type KeyboardEvent } from "react";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { DurationInput } from "./DurationInput";
import { setField } from "./fieldEdit";
import { BooleanInput } from "./BooleanInput";
import { ChoiceInput } from "./ChoiceInput";
import { durationOf } from "./duration";
import { textOf } from "./literal";
import { LiteralInput } from "./LiteralInput";
import { toggleJoin } from "./openJoins";
import { ReferenceValue } from "./ReferenceValue";
import { SourceSwitch } from "./SourceSwitch";
import { sourceOf } from "./sources";
import { ValuePicker } from "./ValuePicker";

interface FieldBoxProps {
  field: FormField;
  id: string;
  describedBy: string;
  onRefusal: (message: string | null) => void;
  onKey?: (event: KeyboardEvent) => void;
}

/** The box of a field: where the value comes from, then the value. */
export function FieldBox({ field, id, describedBy, onRefusal, onKey }: FieldBoxProps) {
  const [picking, setPicking] = useState<ValueSource | null>(null);
  /** A literal is being written where something else stands. */
  const [begun, setWriting] = useState(false);
  const writing = begun && sourceOf(field.value) !== "literal";
  const box = useRef<HTMLDivElement>(null);
  const set = async (input: FieldInput) => {
    setPicking(null);
    setWriting(false);
    onRefusal((await setField(field.pointer, input))?.message ?? null);
  };
  const change = (input: FieldInput) => void set(input);
  const toSource = (source: ValueSource) => {
    if (source === "join") void set({ source: "join" }).then(() => toggleJoin(field.pointer, true));
    else if (source === "literal" && field.kind === "list") change({ source: "begin" });
    else if (source === "literal") setWriting(sourceOf(field.value) !== "literal");
    // The menu gives the focus back before the search may take it.
    else setTimeout(() => setPicking(source), 0);
  };
  const literal = writing || sourceOf(field.value) === "literal";
  const shown: FormField = writing ? { ...field, set: false, value: null, default: resolved(field) } : field;
  const leaveWriting = () => setWriting(false);
  /** A choice that was not made leaves what stood there; its list of words has the focus meanwhile. */
  const left = () =>
    setTimeout(() => {
      const now = document.activeElement;
      if (now?.closest("[role='listbox']") == null && !(box.current?.contains(now) ?? false)) leaveWriting();
    }, 0);
  const value = () => {
    if (!literal) return <ReferenceValue field={field} id={id} onPick={setPicking} />;
    if (shown.value?.source !== "json") {
      if (field.kind === "boolean") return <BooleanInput field={shown} id={id} onChange={change} />;
      if (field.kind === "choice") return <ChoiceInput field={shown} id={id} onChange={change} />;
      if (field.picker === "duration" && (!shown.set || durationOf(textOf(shown)) !== null))
        return <DurationInput field={shown} id={id} onChange={change} />;
    }
    return (
      <LiteralInput
        field={shown}
        id={id}
        describedBy={describedBy}
        onRefusal={onRefusal}
        onLeft={leaveWriting}
        {...(onKey === undefined ? {} : { onKey })}
      />
    );
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !writing || event.defaultPrevented) return;
    leaveWriting();
    event.stopPropagation();
  };
  const chosen = field.kind === "boolean" || field.kind === "choice" || field.picker === "duration";
  return (
    <Popover.Root
      open={picking !== null}
      onOpenChange={(open) => {
        if (!open) setPicking(null);
      }}
    >
      <Popover.Anchor asChild>
        <div
          ref={box}
          className={`vbox${field.set ? "" : " unset"}`}
          onKeyDown={pressed}
          {...(writing && chosen ? { onBlur: left } : {})}
        >
          {field.sources.length > 0 && <SourceSwitch field={field} valueId={id} onSource={toSource} />}
          {value()}
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="pop menu value-picker"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={`Value of ${field.label}`}
        >
          {picking !== null && <ValuePicker pointer={field.pointer} source={picking} onPick={change} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function resolved(field: FormField): string | null {
  return field.value?.source === "parameter" ? field.value.resolved : null;
}
