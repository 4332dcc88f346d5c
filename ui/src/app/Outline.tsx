import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { useSearch } from "../canvas/search/search";
import { useSelection } from "../document/selection";
import { counted } from "../format/number";
import { StepMenu } from "./menu/StepMenu";
import { outlineKey } from "./outlineKeys";
import { OutlineItem } from "./OutlineItem";
import { outlineRows, placesAmong, visibleRows } from "./outlineRows";
import { useWindowed } from "../widgets/useWindowed";

/** The height of a row in px. */
const ROW = 26;

interface OutlineProps {
  canvas: CanvasView;
}

/** The steps as a tree, branches below their Condition; while steps are searched for, those that are found. */
export function Outline({ canvas }: OutlineProps) {
  const tree = useRef<HTMLDivElement>(null);
  const step = useSelection((state) => state.step);
  const found = useSearch((state) => state.names);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => outlineRows(canvas), [canvas]);
  const rows = useMemo(() => visibleRows(all, closed, found), [all, closed, found]);
  const places = useMemo(() => placesAmong(rows), [rows]);
  const view = useWindowed(tree, rows.length, ROW);
  const drawn = rows.slice(view.first, view.last);
  const entry = drawn.find((row) => row.id === step)?.id ?? drawn[0]?.id;
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const pressed = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    const move = outlineKey(rows, closed, row, event.key);
    if (move === null || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (move.toggle !== undefined) toggle(move.toggle);
    if (move.to === undefined) return;
    const at = rows.findIndex(({ id }) => id === move.to);
    const to = rows[at];
    // A row beyond those drawn has to be there before it can take the focus.
    flushSync(() => view.reveal(at));
    if (to?.node) useSelection.getState().select(to.id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(move.to)}"]`)?.focus();
  };
  const shown = rows.filter(({ node }) => node !== null).length;
  return (
    <section className="vstack outline" aria-label="Outline">
      <h2 className="panel-head">
        Outline{" "}
        <span className="cap">
          {found === null
            ? counted(canvas.nodes.length, "step")
            : `${found.size} of ${counted(canvas.nodes.length, "step")}`}
        </span>
      </h2>
      <StepMenu>
        <div
          ref={tree}
          className="scroll"
          role="tree"
          aria-label="Steps"
          aria-multiselectable
          data-canvas-keys
          onKeyDown={pressed}
        >
          {view.above > 0 && <div role="presentation" style={{ height: view.above }} />}
          {drawn.map((row) => (
            <OutlineItem
              key={row.id}
              row={row}
              place={places.get(row.id)}
              tab={row.id === entry}
              closed={closed.has(row.id)}
              onToggle={() => toggle(row.id)}
            />
          ))}
          {view.below > 0 && <div role="presentation" style={{ height: view.below }} />}
          {shown === 0 && (
            <p className="empty-line">
              {found === null
                ? "No steps yet. Drag one from above onto the canvas."
                : "No step is found by that."}
            </p>
          )}
        </div>
      </StepMenu>
    </section>
  );
}
