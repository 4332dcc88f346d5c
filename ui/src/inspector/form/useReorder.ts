import { useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { moveElement } from "./fieldEdit";
import { placeIn, slotAt } from "./reorder";
import { cellsOf, walkRows } from "./walkRows";

interface Row {
  pointer: string;
  index: number;
  count: number;
  row: RefObject<HTMLElement | null>;
  /** Whether its pointer names it wherever it stands, as those of a map's entries do. */
  named?: boolean;
}

const rowsAround = (row: HTMLElement) => [
  ...(row.parentElement?.querySelectorAll<HTMLElement>(":scope > [data-row]") ?? []),
];

function mark(rows: readonly HTMLElement[], slot: number | null): void {
  rows.forEach((row, i) => {
    if (slot === i) row.dataset.drop = "before";
    else if (slot === rows.length && i === slot - 1) row.dataset.drop = "after";
    else delete row.dataset.drop;
  });
}

/** A row that changes places with others: Alt+arrows in it, and a grip that drags it. */
export function useReorder({ pointer, index, count, row, named = false }: Row) {
  const held = useRef<HTMLElement | null>(null);
  // The page lets go of the focus of what it moves.
  useLayoutEffect(() => {
    held.current?.focus();
    held.current = null;
  }, [index]);

  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) {
      walkRows(event);
      return;
    }
    event.preventDefault();
    const to = index + (event.key === "ArrowUp" ? -1 : 1);
    if (to < 0 || to >= count || row.current === null) return;
    const target = event.target as HTMLElement;
    if (named) held.current = target;
    else {
      const other = rowsAround(row.current)[to];
      const cell = cellsOf(row.current).indexOf(target);
      // First: what is being written is committed by leaving it.
      if (other !== undefined) (cellsOf(other)[cell] ?? cellsOf(other)[0])?.focus();
    }
    void moveElement(pointer, to);
  };

  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const own = row.current;
    if (down.button !== 0 || own === null) return;
    down.preventDefault();
    const grip = down.currentTarget;
    const rows = rowsAround(own);
    let slot = index;
    const move = ({ clientY }: globalThis.PointerEvent) => {
      slot = slotAt(
        clientY,
        rows.map((one) => one.getBoundingClientRect()),
      );
      mark(rows, placeIn(slot, index) === null ? null : slot);
    };
    const end = () => {
      mark(rows, null);
      grip.removeEventListener("pointermove", move);
      grip.removeEventListener("pointerup", drop);
      grip.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", escape, true);
    };
    const drop = () => {
      end();
      const to = placeIn(slot, index);
      if (to !== null) void moveElement(pointer, to);
    };
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    grip.setPointerCapture(down.pointerId);
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", end);
    window.addEventListener("keydown", escape, true);
  };

  return { onKey, grip: { onPointerDown, hidden: count < 2 } };
}
