import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import type { FieldInput } from "../../backend/bindings/FieldInput";
import type { FormField } from "../../backend/bindings/FormField";
import { setField } from "./fieldEdit";
import { fitHeight } from "./fitHeight";
import { Suggest } from "./Suggest";
import { isLong, placeholderOf, textOf } from "./literal";

interface LiteralInputProps {
  field: FormField;
  id: string;
  describedBy: string;
  /** Tells of a refusal, and of its end. */
  onRefusal: (message: string | null) => void;
  /** Nothing was written after all. */
  onLeft?: () => void;
  /** The row's own keys, in tables. */
  onKey?: (event: KeyboardEvent) => void;
}

/** A literal, written in place: Enter and leaving commit it, Escape takes it back. What is refused stays to be mended. */
export function LiteralInput({ field, id, describedBy, onRefusal, onLeft, onKey }: LiteralInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const leaving = useRef(false);
  const shown = draft ?? textOf(field);
  const json = field.kind === "json";
  useLayoutEffect(() => {
    if (box.current !== null) fitHeight(box.current);
  }, [shown]);
  const send = async (input: FieldInput) => {
    const failure = await setField(field.pointer, input);
    onRefusal(failure?.message ?? null);
    if (failure === null) setDraft(null);
  };
  const commit = (text: string | null) => {
    setOpen(false);
    if (text === null || (text === textOf(field) && field.set)) {
      restore();
      return;
    }
    if (text === "") {
      if (field.set) void send({ source: "unset" });
      else restore();
      return;
    }
    void send({ source: "literal", text });
  };
  const restore = () => {
    setDraft(null);
    setOpen(false);
    onRefusal(null);
    onLeft?.();
  };
  const pressed = (event: KeyboardEvent) => {
    onKey?.(event);
    if (event.defaultPrevented) return;
    if (event.key === "Escape" && (draft !== null || open)) restore();
    else if (event.key === "Enter" && !event.shiftKey && (!json || event.ctrlKey || event.metaKey))
      commit(draft);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const input = (
    <textarea
      ref={box}
      id={id}
      className={`val mono${isLong(shown) ? " long" : ""}`}
      rows={1}
      value={shown}
      placeholder={placeholderOf(field)}
      spellCheck={false}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={field.required}
      data-testid={`field-${field.name}`}
      inputMode={field.kind === "integer" || field.kind === "number" ? "decimal" : "text"}
      onChange={(event) => {
        setDraft(event.target.value);
        if (field.picker !== null) setOpen(true);
      }}
      onFocus={() => {
        leaving.current = false;
      }}
      onBlur={() => {
        if (!leaving.current) commit(draft);
      }}
      onKeyDown={pressed}
    />
  );
  if (field.picker === null) return input;
  return (
    <Suggest
      pointer={field.pointer}
      text={draft ?? ""}
      open={open}
      onOpen={setOpen}
      onPick={(text) => {
        leaving.current = true;
        setDraft(text);
        void send({ source: "literal", text }).then(() => {
          leaving.current = false;
        });
        setOpen(false);
      }}
      label={field.label}
    >
      {input}
    </Suggest>
  );
}
