import { useMemo, useState } from "react";
import { Glyph } from "../widgets/Glyph";
import { shortPath, type Argument } from "./argument";
import { ArgumentValue } from "./ArgumentValue";
import { argumentRows, type ArgumentRow } from "./argumentTree";

interface ArgumentListProps {
  value: unknown;
}

function visible(rows: ArgumentRow[], closed: ReadonlySet<string>): ArgumentRow[] {
  const hidden = [...closed].map((pointer) => `${pointer}/`);
  return rows.filter((row) => !hidden.some((prefix) => row.pointer.startsWith(prefix)));
}

/** What would be cut or wrap beside its name goes below it. */
function isLong(value: Argument): boolean {
  if (value.kind === "literal") return value.text.length > 24;
  if (value.kind === "upstream" || value.kind === "property")
    return value.step.length + shortPath(value.path).length > 16;
  if (value.kind === "parameter" || value.kind === "variable") return value.name.length > 17;
  return true;
}

function rowClass({ depth, label, value }: ArgumentRow): string {
  const indent = `arg d${Math.min(depth, 4)}`;
  if (value !== null && isLong(value)) return `${indent} long`;
  return label.length + 2 * depth > 20 ? `${indent} wide-key` : indent;
}

/** Arguments as rows of name and value; groups fold. */
export function ArgumentList({ value }: ArgumentListProps) {
  const rows = useMemo(() => argumentRows(value), [value]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = (pointer: string) => {
    const next = new Set(closed);
    if (!next.delete(pointer)) next.add(pointer);
    setClosed(next);
  };
  if (rows.length === 0) return <p className="empty-line">This step takes no arguments.</p>;
  return (
    <div className="args">
      {visible(rows, closed).map((row) =>
        row.value === null ? (
          <button
            key={row.pointer}
            type="button"
            className={`arg-group d${Math.min(row.depth, 4)}`}
            aria-expanded={!closed.has(row.pointer)}
            onClick={() => toggle(row.pointer)}
          >
            {row.depth > 0 && (
              <Glyph name={closed.has(row.pointer) ? "right" : "down"} size={12} className="t3" />
            )}
            <span className="cut">{row.label}</span>
            {(closed.has(row.pointer) || row.depth === 0) && <span className="cap">{row.size}</span>}
            {row.depth === 0 && (
              <Glyph name={closed.has(row.pointer) ? "right" : "down"} size={12} className="t3 end" />
            )}
          </button>
        ) : (
          <div key={row.pointer} className={rowClass(row)} data-pointer={row.pointer}>
            <span className="key cut" title={row.label}>
              {row.label}
            </span>
            <span className="value">
              <ArgumentValue value={row.value} />
            </span>
          </div>
        ),
      )}
    </div>
  );
}
