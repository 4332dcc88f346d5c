import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { applyEdit } from "../document/edit";
import { useSelection } from "../document/selection";
import { searchPalette } from "../palette/palette";
import { useFit } from "./fit";
import { nudge } from "./moves";
import { walk, type Direction } from "./walk";

const ARROWS: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const STEP = 10;
const NUDGES: Record<Direction, { x: number; y: number }> = {
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
};

/** Puts the keyboard focus on a step's node. */
export function focusNode(step: string): void {
  // After React has made the node the canvas's tab stop.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`)?.focus({ preventScroll: true });
  });
}

/**
 * The canvas's keys: arrows walk along the wires, Alt+arrows move the selected node, Enter goes to
 * the inspector, Escape lets go, Tab adds a step, 0 fits, 1 shows at 100 %; those that edit are in `editing`.
 */
export function useCanvasKeys(canvas: CanvasView, movable: boolean): (event: KeyboardEvent) => void {
  const flow = useReactFlow();
  const fit = useFit(canvas);
  const arrow = (direction: Direction, alt: boolean) => {
    const { step, select } = useSelection.getState();
    if (alt) {
      if (movable && step !== null) nudge(step, NUDGES[direction]);
      return;
    }
    const next = walk(canvas, step, direction);
    if (next === null) return;
    select(next);
    focusNode(next);
  };
  return (event) => {
    if (event.target instanceof HTMLInputElement) return;
    if (editing(event, movable)) { event.preventDefault(); return; }
    if (event.ctrlKey || event.metaKey) return;
    // Shift+Tab leads out of the canvas, as it does everywhere.
    if (event.key === "Tab" && !event.shiftKey && movable) {
      void searchPalette(null);
      event.preventDefault();
      return;
    }
    const direction = ARROWS[event.key];
    const onNode = event.target instanceof HTMLElement && event.target.dataset.step !== undefined;
    if (direction !== undefined && (onNode || event.target === event.currentTarget)) arrow(direction, event.altKey);
    else if ((event.key === "Enter" || event.key === " ") && onNode) activate(event.target as HTMLElement);
    else if (event.key === "Escape") useSelection.getState().select(null);
    else if (event.key === "0") fit(220);
    else if (event.key === "1") void flow.zoomTo(1, { duration: 140 });
    else return;
    event.preventDefault();
  };
}

/** Delete and Backspace remove the selected step, Ctrl+D duplicates it, F2 goes to its name. */
function editing(event: KeyboardEvent, editable: boolean): boolean {
  const { step } = useSelection.getState();
  if (step === null || !editable) return false;
  const control = event.ctrlKey || event.metaKey;
  if (!control && (event.key === "Delete" || event.key === "Backspace")) void applyEdit({ edit: "remove_step", step }, `Removing ${step}`);
  else if (control && event.key.toLowerCase() === "d") void applyEdit({ edit: "duplicate_step", step }, `Duplicating ${step}`);
  else if (!control && event.key === "F2") document.querySelector<HTMLElement>("#rename-step")?.click();
  else return false;
  return true;
}

/** Enter on a node selects it; on the selected node it goes on to the inspector. */
function activate(node: HTMLElement): void {
  const { step, select } = useSelection.getState();
  const name = node.dataset.step ?? null;
  if (name !== step) select(name);
  else document.querySelector<HTMLElement>("#inspector [role=tab][data-state=active]")?.focus();
}
