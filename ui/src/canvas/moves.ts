import { create } from "zustand";
import type { Point } from "../backend/bindings/Point";
import { useDocument } from "../document/document";
import { moveSteps } from "../document/gestures";
import type { Shifts } from "./route";

interface MoveState {
  /** Nodes on their way: dragged now, or dropped and not yet confirmed. */
  shifts: Shifts;
}

/** How far nodes have been moved ahead of the program's answer. */
export const useMoves = create<MoveState>(() => ({ shifts: new Map() }));

function setShift(step: string, shift: Point | null): void {
  useMoves.setState(({ shifts }) => {
    const next = new Map(shifts);
    if (shift === null) next.delete(step);
    else next.set(step, shift);
    return { shifts: next };
  });
}

function placeOf(step: string): Point | null {
  return useDocument.getState().document?.canvas.nodes.find((node) => node.step === step)?.rect ?? null;
}

/** Shows a node somewhere while it is dragged. */
export function dragTo(step: string, to: Point): void {
  const place = placeOf(step);
  if (place !== null) setShift(step, { x: to.x - place.x, y: to.y - place.y });
}

/** Leaves a node where it was dragged to. */
export async function dropAt(step: string, to: Point): Promise<void> {
  const place = placeOf(step);
  if (place !== null && (place.x !== to.x || place.y !== to.y)) await moveSteps([{ step, at: to }]);
  setShift(step, null);
}

/** Keys repeat faster than answers come: the node moves at once, and is dropped when they pause. */
const PAUSE = 180;
let pending: ReturnType<typeof setTimeout> | undefined;

/** Moves a node by a few pixels, as often as asked. */
export function nudge(step: string, by: Point): void {
  const place = placeOf(step);
  if (place === null) return;
  const before = useMoves.getState().shifts.get(step) ?? { x: 0, y: 0 };
  const shift = { x: before.x + by.x, y: before.y + by.y };
  setShift(step, shift);
  clearTimeout(pending);
  pending = setTimeout(() => void dropAt(step, { x: place.x + shift.x, y: place.y + shift.y }), PAUSE);
}
