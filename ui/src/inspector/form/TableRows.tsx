import { useId, useRef, useState, type KeyboardEvent } from "react";
import type { FormField } from "../../backend/bindings/FormField";
import { Glyph } from "../../widgets/Glyph";
import { setFieldOrTell } from "./fieldEdit";
import { FieldBox } from "./FieldBox";
import { FieldProblems } from "./FieldProblems";
import { RowGrip } from "./RowGrip";
import { useArrive } from "./useArrive";
import { useReorder } from "./useReorder";

/** Small structures as a table: a row each, a column a member. */
export function TableRows({ field }: { field: FormField }) {
  if (field.fields.length === 0) return null;
  const columns = { gridTemplateColumns: `repeat(${field.columns.length}, minmax(0, 1fr)) 22px` };
  return (
    <div className="rows-table">
      <div className="rows-head" style={columns} aria-hidden="true">
        {field.columns.map((column) => (
          <span key={column.name} className="cap cut">
            {column.label}
          </span>
        ))}
      </div>
      {field.fields.map((row, index) => (
        <TableRow
          key={row.pointer}
          row={row}
          index={index}
          count={field.fields.length}
          names={field.columns.map((column) => column.name)}
          style={columns}
        />
      ))}
    </div>
  );
}

interface TableRowProps {
  row: FormField;
  index: number;
  count: number;
  names: string[];
  style: { gridTemplateColumns: string };
}

function TableRow({ row, index, count, names, style }: TableRowProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const line = useRef<HTMLDivElement>(null);
  useArrive(row.pointer, line);
  const { onKey, grip } = useReorder({ pointer: row.pointer, index, count, row: line });
  const problems = [...row.problems, ...row.fields.flatMap((cell) => cell.problems)];
  return (
    <div
      ref={line}
      className="rows-row"
      role="group"
      aria-label={row.label}
      style={style}
      data-row
      data-pointer={row.pointer}
    >
      <RowGrip {...grip} />
      {names.map((name) => {
        const cell = row.fields.find((one) => one.name === name);
        return (
          <div key={name} className="cell">
            {cell === undefined ? (
              <span className="t3">excluded</span>
            ) : (
              <Cell cell={cell} row={row.label} onRefusal={setRefusal} onKey={onKey} />
            )}
          </div>
        );
      })}
      <button
        type="button"
        className="icon small"
        aria-label={`Remove ${row.label}`}
        title="Remove (Alt+↑ and Alt+↓ move it)"
        onClick={() => void setFieldOrTell(row.pointer, { source: "unset" })}
      >
        <Glyph name="cross" size={12} />
      </button>
      <div className="kv-below">
        <FieldProblems id={`${row.pointer}-problems`} problems={problems} refusal={refusal} />
      </div>
    </div>
  );
}

interface CellProps {
  cell: FormField;
  row: string;
  onRefusal: (message: string | null) => void;
  onKey: (event: KeyboardEvent) => void;
}

function Cell({ cell, row, onRefusal, onKey }: CellProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr">
        {cell.label} of {row}
      </label>
      <FieldBox field={cell} id={id} describedBy={`${id}-about`} onRefusal={onRefusal} onKey={onKey} />
    </>
  );
}
