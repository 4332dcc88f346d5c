import type { ClipboardEvent, ReactNode } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { pasteRows } from "./fieldEdit";
import { FieldHelp } from "./FieldHelp";
import { FieldProblems } from "./FieldProblems";
import { JoinParts } from "./JoinParts";
import { ListAdd } from "./ListAdd";
import { ListItem } from "./ListItem";
import { ListSource } from "./ListSource";
import { MapRows } from "./MapRows";
import { PartRow } from "./PartRow";
import { isRows } from "./pointer";
import { TableRows } from "./TableRows";
import { WordList } from "./WordList";

interface ListFieldProps {
  field: FormField;
  /** The section around it bears its name and its button. */
  bare?: boolean;
  /** Shows a field of an element that is a structure. */
  renderField: (field: FormField) => ReactNode;
}

function Rows({ field, renderField }: Pick<ListFieldProps, "field" | "renderField">) {
  if (field.kind === "map") return <MapRows field={field} />;
  if (field.choices.length > 0) return <WordList field={field} />;
  if (field.columns.length > 0) return <TableRows field={field} />;
  return field.fields.map((element, index) =>
    element.kind === "structure" ? (
      <ListItem
        key={element.pointer}
        item={element}
        index={index}
        count={field.fields.length}
        renderField={renderField}
      />
    ) : (
      <PartRow
        key={element.pointer}
        part={element}
        index={index}
        count={field.fields.length}
        nested={element.value?.source === "join" && <JoinParts field={element} />}
      />
    ),
  );
}

/** A list or map: a table where its entries are small, one below the other where they are large. */
export function ListField({ field, bare = false, renderField }: ListFieldProps) {
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    // One value goes where the caret is; rows go into the list.
    if (event.defaultPrevented || !isRows(text) || (event.target as HTMLElement).closest(".ff") !== null)
      return;
    event.preventDefault();
    void pasteRows(field.pointer, text);
  };
  return (
    <div
      className={`ff-list${bare ? " bare" : ""}`}
      data-pointer={field.pointer}
      onPaste={paste}
      role="group"
      aria-label={field.label}
    >
      {!bare && (
        <div className="ff-label">
          <span className="cut">
            {field.group !== null && <span className="t3">{field.group} › </span>}
            {field.label}
            {field.required && <b className="req">*</b>}
          </span>
          <FieldHelp field={field} />
          <span className="grow" />
          {field.sources.length > 0 && <ListSource field={field} />}
          {field.choices.length === 0 && <ListAdd field={field} />}
        </div>
      )}
      <Rows field={field} renderField={renderField} />
      <FieldProblems id={`${field.pointer}-problems`} problems={field.problems} refusal={null} />
    </div>
  );
}
