import { create } from "zustand";
import type { Point } from "../backend/bindings/Point";
import { useDocument } from "../document/document";
import { moveSteps } from "../document/gestures";
import { movedWith } from "./drag/lanes";
import type { Shifts } from "./route";
import { nodeOf, sceneOf } from "./scene/scene";

interface MoveState {
  /** Nodes on their way: dragged now, or dropped and not yet confirmed. */
  shifts: Shifts;
}

/** How far nodes have been moved ahead of the program's answer. */
export const useMoves = create<MoveState>(() => ({ shifts: new Map() }));

/** Shows nodes so far from where the drawing has them. */
export function setShifts(shifts: readonly (readonly [string, Point])[]): void {
  useMoves.setState(({ shifts: before }) => ({ shifts: new Map([...before, ...shifts]) }));
}

/** Shows nodes where the drawing has them. */
export function settleShifts(steps: readonly string[]): void {
  useMoves.setState(({ shifts }) => {
    const next = new Map(shifts);
    for (const step of steps) next.delete(step);
    return { shifts: next };
  });
}

/** Keys repeat faster than answers come: the nodes move at once, and are dropped when they pause. */
const PAUSE = 180;
let pending: ReturnType<typeof setTimeout> | undefined;

async function dropNudged(steps: readonly string[]): Promise<void> {
  const { document } = useDocument.getState();
  const { shifts } = useMoves.getState();
  if (document === null) return;
  const scene = sceneOf(document.canvas);
  const places = steps.flatMap((step) => {
    const [node, by] = [nodeOf(scene, step), shifts.get(step)];
    return node === null || node.folded !== null || by === undefined
      ? []
      : [{ step, at: { x: node.rect.x + by.x, y: node.rect.y + by.y } }];
  });
  await moveSteps(places);
  settleShifts([...movedWith(document.canvas, new Set(steps))]);
}

/** Moves nodes by a few pixels, as often as asked. */
export function nudge(steps: readonly string[], by: Point): void {
  const { shifts } = useMoves.getState();
  const { document } = useDocument.getState();
  if (document === null) return;
  setShifts(
    [...movedWith(document.canvas, new Set(steps))].map((step) => {
      const before = shifts.get(step) ?? { x: 0, y: 0 };
      return [step, { x: before.x + by.x, y: before.y + by.y }];
    }),
  );
  clearTimeout(pending);
  pending = setTimeout(() => void dropNudged(steps), PAUSE);
}
