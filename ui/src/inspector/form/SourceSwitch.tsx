import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import type { ValueSource } from "../../backend/bindings/ValueSource";
import { copyText } from "../../widgets/copyText";
import { Glyph } from "../../widgets/Glyph";
import { setFieldOrTell } from "./fieldEdit";
import { SOURCES, sourceOf } from "./sources";

interface SourceSwitchProps {
  field: FormField;
  /** The element of the value: who chooses to write one goes on there. */
  valueId?: string;
  /** The field shall take its value from there. */
  onSource: (source: ValueSource) => void;
}

/** The button beside a value that says where it comes from, and changes that. */
export function SourceSwitch({ field, valueId, onSource }: SourceSwitchProps) {
  const toWrite = useRef(false);
  const choose = (one: ValueSource) => {
    toWrite.current = one === "literal";
    onSource(one);
  };
  const closed = (event: Event) => {
    const value = toWrite.current && valueId !== undefined ? document.getElementById(valueId) : null;
    toWrite.current = false;
    if (value === null) return;
    event.preventDefault();
    value.focus();
  };
  const source = sourceOf(field.value);
  const look = SOURCES[source];
  const text = field.kind === "text" || field.kind === "value";
  const empty = field.value?.source === "literal" && field.value.text === "";
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className={`src ${field.set ? source : "none"}`}
        title={`${look.title}: change where the value comes from`}
        aria-label={`${field.label}: ${field.set ? look.title : "unset"}, change where the value comes from`}
        data-testid={`source-${field.name}`}
      >
        <Glyph name={look.glyph} size={14} />
        <Glyph name="down" size={10} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="pop menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={closed}
        >
          {field.sources.map((one) => (
            <DropdownMenu.CheckboxItem
              key={one}
              className="menu-item"
              checked={field.set && one === source}
              onSelect={() => choose(one)}
              data-testid={`to-${one}`}
            >
              <Glyph name={SOURCES[one].glyph} size={14} className="t3" />
              <span className="grow">{SOURCES[one].title}</span>
              <span className="mark-slot">
                <DropdownMenu.ItemIndicator>
                  <Glyph name="check" size={14} />
                </DropdownMenu.ItemIndicator>
              </span>
            </DropdownMenu.CheckboxItem>
          ))}
          {(field.set || text) && field.sources.length > 0 && (
            <DropdownMenu.Separator className="menu-line" />
          )}
          {field.json !== null && (
            <DropdownMenu.Item className="menu-item" onSelect={() => void copyText(copied(field))}>
              <Glyph name="copy" size={14} className="t3" />
              Copy the value
            </DropdownMenu.Item>
          )}
          {text && !empty && (
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => void setFieldOrTell(field.pointer, { source: "json", value: '""' })}
            >
              <Glyph name="literal" size={14} className="t3" />
              Set to an empty text
            </DropdownMenu.Item>
          )}
          {field.set && (
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => void setFieldOrTell(field.pointer, { source: "unset" })}
              data-testid="clear"
            >
              <Glyph name="cross" size={14} className="t3" />
              Clear
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A literal as it reads, anything else as JSON. */
function copied(field: FormField): string {
  return field.value?.source === "literal" ? field.value.text : (field.json ?? "");
}
