import type { KeyboardEvent } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { unfoldPanel } from "../app/panels";
import { pressedWhileChoosing } from "../connect/byKeys";
import { focusNode } from "../document/focusNode";
import { useSelection } from "../document/selection";
import { nudge } from "./moves";
import { walk, type Direction } from "./walk";

const ARROWS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const STEP = 10;
const NUDGES: Record<Direction, { x: number; y: number }> = {
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
};

/**
 * The keys that walk the graph: arrows go along the wires, Alt+arrows move the selected nodes, Enter goes to the
 * inspector. Whatever has a name is a command.
 */
export function useCanvasKeys(canvas: CanvasView, movable: boolean): (event: KeyboardEvent) => void {
  const arrow = (direction: Direction, alt: boolean) => {
    const { step, steps, select } = useSelection.getState();
    if (alt) {
      if (movable) nudge([...steps], NUDGES[direction]);
      return;
    }
    const next = walk(canvas, step, direction);
    if (next === null) return;
    select(next);
    focusNode(next);
  };
  return (event) => {
    if (event.target instanceof HTMLInputElement) return;
    // Menus of the canvas stand elsewhere in the page; their keys are their own.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    if (pressedWhileChoosing(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    // With nothing to move, Alt and an arrow lead back and forward.
    if (event.altKey && (!movable || [...useSelection.getState().steps].length === 0)) return;
    const direction = ARROWS[event.key];
    const onNode = event.target instanceof HTMLElement && event.target.dataset.step !== undefined;
    if (direction !== undefined && (onNode || event.target === event.currentTarget))
      arrow(direction, event.altKey);
    else if ((event.key === "Enter" || event.key === " ") && onNode) activate(event.target as HTMLElement);
    else return;
    event.preventDefault();
  };
}

/** Enter on a node selects it; on the selected node it goes on to the inspector. */
function activate(node: HTMLElement): void {
  const { step, select } = useSelection.getState();
  const name = node.dataset.step ?? null;
  if (name !== step) select(name);
  else {
    unfoldPanel("right");
    document.querySelector<HTMLElement>("#inspector [role=tab][data-state=active]")?.focus();
  }
}
