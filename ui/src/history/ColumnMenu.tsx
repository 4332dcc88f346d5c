import { Popover } from "radix-ui";
import { useState } from "react";
import { Check } from "../widgets/Check";
import { Glyph } from "../widgets/Glyph";
import { columnsOf, moved, toggled, type Column, type Layout } from "./columns";
import { arrangeColumns, useHistory } from "./history";

/** At most so many are listed at once; the search finds the others. */
const MOST = 100;
const EMPTY: Layout = { shown: ["run", "status", "started", "duration", "tags"], widths: {} };
const KINDS: readonly (readonly [Column["kind"], string])[] = [
  ["own", "Execution"],
  ["metric", "Metrics"],
  ["parameter", "Parameters"],
];

/** Which columns are shown, and in what order. */
export function ColumnMenu() {
  const known = useHistory((state) => state.columns);
  const layout = useHistory((state) => state.layout) ?? EMPTY;
  const [text, setText] = useState("");
  const all = columnsOf(known ?? { parameters: [], metrics: [], tags: [] });
  const found = all.filter(
    (column) =>
      column.key !== "run" &&
      `${column.title} ${column.about ?? ""}`.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <Popover.Root
      onOpenChange={(open) => {
        if (!open) setText("");
      }}
    >
      <Popover.Trigger className="btn" data-testid="history-columns">
        <Glyph name="split" size={14} />
        Columns
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop menu hist-columns"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Columns"
        >
          <label className="input find">
            <Glyph name="search" size={12} />
            <input
              value={text}
              placeholder="Find a parameter or metric"
              aria-label="Find a column"
              onChange={(event) => setText(event.target.value)}
              data-testid="find-column"
            />
          </label>
          <div className="scroll">
            {KINDS.map(([kind, title]) => {
              const some = found.filter((column) => column.kind === kind);
              return some.length === 0 ? null : (
                <section key={kind} aria-label={title}>
                  <h3 className="menu-label">{title}</h3>
                  {some.slice(0, MOST).map((column) => (
                    <ColumnLine key={column.key} column={column} layout={layout} />
                  ))}
                  {some.length > MOST && (
                    <p className="hint hist-pad">and {some.length - MOST} more: find them by name</p>
                  )}
                </section>
              );
            })}
            {found.length === 0 && <p className="hint hist-pad">No column has that in its name.</p>}
          </div>
          <p className="hint hist-pad hist-foot">
            Headings are dragged, or moved by Ctrl+Shift+← →, and made wider by Ctrl+← →.
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ColumnLine({ column, layout }: { column: Column; layout: Layout }) {
  const on = layout.shown.includes(column.key);
  const name = column.about === undefined ? column.title : `${column.title} of ${column.about}`;
  return (
    <div className="hstack hist-column">
      <label className="menu-item grow">
        <Check
          checked={on}
          onChange={() => arrangeColumns(toggled(layout, column.key))}
          label={name}
          testId={`column-${column.key}`}
        />
        <span className="cut">{column.title}</span>
        {column.about !== undefined && <span className="cap cut">{column.about}</span>}
      </label>
      {on && (
        <button
          type="button"
          className="icon small"
          aria-label={`Move ${name} to the left`}
          onClick={() => arrangeColumns(moved(layout, column.key, -1))}
        >
          <Glyph name="up" size={12} />
        </button>
      )}
      {on && (
        <button
          type="button"
          className="icon small"
          aria-label={`Move ${name} to the right`}
          onClick={() => arrangeColumns(moved(layout, column.key, 1))}
        >
          <Glyph name="down" size={12} />
        </button>
      )}
    </div>
  );
}
