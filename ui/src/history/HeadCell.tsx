import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { Glyph } from "../widgets/Glyph";
import { moved, movedTo, nextSort, resized, type Column, type Layout } from "./columns";
import { arrangeColumns, show } from "./history";

interface HeadCellProps {
  column: Column;
  at: number;
  sort: string;
  layout: Layout;
}

/** Less is a click. */
const DRAG = 6;

/** A heading: sorts when pressed, moves when dragged, and its right edge makes it wider. */
export function HeadCell({ column, at, sort, layout }: HeadCellProps) {
  const from = useRef<{ x: number; width: number; kind: "move" | "size"; dragged: boolean } | null>(null);
  const sorted =
    sort === column.sort ? "ascending" : sort === `-${column.sort ?? ""}` ? "descending" : undefined;
  const down = (event: PointerEvent<HTMLElement>, kind: "move" | "size") => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: column.width, kind, dragged: false };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const start = from.current;
    if (start === null) return;
    const by = event.clientX - start.x;
    if (Math.abs(by) >= DRAG) start.dragged = true;
    if (start.kind === "size") arrangeColumns(resized(layout, column.key, start.width + by));
    else if (start.dragged)
      event.currentTarget.closest("[role=columnheader]")?.setAttribute("data-dragged", "");
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    const start = from.current;
    from.current = null;
    event.currentTarget.closest("[role=columnheader]")?.removeAttribute("data-dragged");
    if (start?.kind === "move" && start.dragged) drop(event);
  };
  const drop = (event: PointerEvent<HTMLElement>) => {
    const heads = [
      ...(event.currentTarget.closest("[role=row]")?.querySelectorAll<HTMLElement>("[data-column]") ?? []),
    ];
    const before = heads.find((head) => {
      const { left, width } = head.getBoundingClientRect();
      return event.clientX < left + width / 2;
    });
    arrangeColumns(movedTo(layout, column.key, before?.dataset.column ?? null));
  };
  const pressed = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (by === 0 || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    arrangeColumns(
      event.shiftKey ? moved(layout, column.key, by) : resized(layout, column.key, column.width + by * 16),
    );
  };
  const sortNow = () => {
    if (column.sort !== undefined) show({ sort: nextSort(sort, column.sort, column.numeric) });
  };
  return (
    <div
      role="columnheader"
      aria-sort={sorted}
      aria-colindex={at + 2}
      className={`hist-head${column.numeric ? " num" : ""}${column.key === "run" ? " first" : ""}`}
      style={{ width: column.width }}
      data-column={column.key}
    >
      <button
        type="button"
        disabled={column.sort === undefined && column.key === "run"}
        className="grow cut"
        title={column.about === undefined ? column.title : `${column.title} of ${column.about}`}
        onPointerDown={(event) => down(event, "move")}
        onPointerMove={move}
        onPointerUp={(event) => {
          const dragged = from.current?.dragged === true;
          up(event);
          if (!dragged) sortNow();
        }}
        onKeyDown={pressed}
        onClick={(event) => {
          if (event.detail === 0) sortNow();
        }}
        data-testid={`head-${column.key}`}
      >
        {column.title}
        {column.about !== undefined && <span className="cap"> {column.about}</span>}
      </button>
      {sorted !== undefined && (
        <Glyph name={sorted === "ascending" ? "up" : "down"} size={12} className="accent-glyph" />
      )}
      <span
        className="hist-size"
        aria-hidden="true"
        onPointerDown={(event) => down(event, "size")}
        onPointerMove={move}
        onPointerUp={up}
      />
    </div>
  );
}
