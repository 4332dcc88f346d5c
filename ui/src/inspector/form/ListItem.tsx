import { DropdownMenu } from "radix-ui";
import { useRef, useState, type ReactNode } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { moveElement, setFieldOrTell } from "./fieldEdit";
import { useIsOnTheWay } from "./fieldFocus";
import { FieldProblems } from "./FieldProblems";
import { RowGrip } from "./RowGrip";
import { useReorder } from "./useReorder";
import { SingleField } from "./SingleField";

interface ListItemProps {
  item: FormField;
  index: number;
  count: number;
  renderField: (field: FormField) => ReactNode;
}

function hasProblem(field: FormField): boolean {
  return field.problems.length > 0 || field.fields.some(hasProblem);
}

function find(fields: FormField[], pointer: string | null): FormField | undefined {
  for (const field of fields) {
    const found = field.pointer === pointer ? field : find(field.fields, pointer);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A structure in a list: closed it shows what it is about, opened all that is set. */
export function ListItem({ item, index, count, renderField }: ListItemProps) {
  const main = find(item.fields, item.main);
  const [opened, setOpened] = useState<boolean | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const { onKey, grip } = useReorder({ pointer: item.pointer, index, count, row });
  const wanted = useIsOnTheWay(item.pointer);
  const open =
    (opened ?? (main === undefined || item.fields.some((field) => !field.set && field.required))) || wanted;
  return (
    <div ref={row} className={`item${open ? " open" : ""}`} data-row data-testid={`item-${item.label}`}>
      <div className="item-head">
        <RowGrip {...grip} />
        <button
          type="button"
          className="item-toggle"
          onKeyDown={(event) => {
            if (event.altKey) onKey(event);
          }}
          aria-expanded={open}
          onClick={() => setOpened(!open)}
        >
          <Glyph name={open ? "down" : "right"} size={12} className="t3" />
          <span className="cut mono">{item.label}</span>
          {!open && item.fields.some(hasProblem) && <Glyph name="warning" size={12} className="warn" />}
        </button>
        <DropdownMenu.Root>
          <DropdownMenu.Trigger className="icon small" aria-label={`More on ${item.label}`}>
            <Glyph name="more" size={14} />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
              <DropdownMenu.Item
                className="menu-item"
                disabled={index === 0}
                onSelect={() => void moveElement(item.pointer, index - 1)}
              >
                Move up
              </DropdownMenu.Item>
              <DropdownMenu.Item
                className="menu-item"
                disabled={index + 1 === count}
                onSelect={() => void moveElement(item.pointer, index + 1)}
              >
                Move down
              </DropdownMenu.Item>
              <DropdownMenu.Separator className="menu-line" />
              <DropdownMenu.Item
                className="menu-item"
                onSelect={() => void setFieldOrTell(item.pointer, { source: "unset" })}
              >
                Remove {item.label}
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      </div>
      {item.note !== null && <p className="cap item-note">{item.note}</p>}
      {open ? (
        <div className="item-fields">{item.fields.map(renderField)}</div>
      ) : (
        main !== undefined && (
          <div className="item-main">
            <SingleField field={main} />
          </div>
        )
      )}
      <FieldProblems id={`${item.pointer}-problems`} problems={item.problems} refusal={null} />
    </div>
  );
}
