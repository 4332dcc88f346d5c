import { create } from "zustand";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { LaneView } from "../../backend/bindings/LaneView";
import type { Point } from "../../backend/bindings/Point";
import type { Rect } from "../../backend/bindings/Rect";
import { moveSteps } from "../../document/gestures";
import { useSelection } from "../../document/selection";
import { dropKnownOn, markDrop } from "../../connect/dropOn";
import { setShifts, settleShifts } from "../moves";
import { padded } from "../scene/rect";
import { nodeOf, sceneOf } from "../scene/scene";
import { laneAt, listOf, movedWith } from "./lanes";
import { snap, type Guide } from "./snap";

/** Nodes further away than this are no neighbours to be in line with. */
const NEAR = 700;
/** In px on screen, how near something must be to pull. */
const PULL = 6;

interface DragState {
  guides: readonly Guide[];
  /** The lane that a drop would go into, when that is a change; `null` for out of every lane. */
  into: LaneView | null | undefined;
  /** Where to say so. */
  at: Point | null;
}

const AT_REST: DragState = { guides: [], into: undefined, at: null };

/** What a drag shows besides the nodes: lines they are in line with, and the lane they would go into. */
export const useDrag = create<DragState>(() => AT_REST);

/** The steps that a drag of one of them moves. */
export function draggedWith(step: string): ReadonlySet<string> {
  const { steps } = useSelection.getState();
  return steps.has(step) ? steps : new Set([step]);
}

/** How far up or down would make a wire between a dragged step and another level. */
function levels(canvas: CanvasView, dragged: ReadonlySet<string>, by: Point): number[] {
  return canvas.wires.flatMap(({ kind, from, to, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (
      kind === "branch" ||
      dragged.has(from) === dragged.has(to) ||
      first === undefined ||
      last === undefined
    )
      return [];
    return [dragged.has(from) ? last.y - first.y - by.y : first.y - last.y - by.y];
  });
}

function neighbours(canvas: CanvasView, dragged: ReadonlySet<string>, around: Rect): Rect[] {
  return sceneOf(canvas)
    .nodes.near(padded(around, NEAR))
    .flatMap((id) => {
      const node = canvas.nodes[id];
      return node === undefined || dragged.has(node.step) ? [] : [node.rect];
    });
}

interface Dragging {
  canvas: CanvasView;
  step: string;
  /** Where the pointer would have the node. */
  to: Point;
  pointer: Point;
  zoom: number;
  /** Whether nothing pulls and no lane takes the step. */
  free: boolean;
}

/** How far the dragged nodes go, and what to show on the way. */
function follow({ canvas, step, to, pointer, zoom, free }: Dragging): { by: Point; shown: DragState } {
  const node = nodeOf(sceneOf(canvas), step);
  if (node === null) return { by: { x: 0, y: 0 }, shown: AT_REST };
  const dragged = draggedWith(step);
  const by = { x: to.x - node.rect.x, y: to.y - node.rect.y };
  if (free) return { by: { x: Math.round(by.x), y: Math.round(by.y) }, shown: AT_REST };
  const moving = { ...node.rect, ...to };
  const along = movedWith(canvas, dragged);
  const snapped = snap(moving, neighbours(canvas, along, moving), levels(canvas, along, by), PULL / zoom);
  const lane = laneAt(canvas, pointer, dragged, node.lane);
  const into = (lane?.id ?? null) === node.lane ? undefined : lane;
  return {
    by: { x: by.x + snapped.by.x, y: by.y + snapped.by.y },
    shown: { guides: snapped.guides, into, at: pointer },
  };
}

/** Shows the nodes where they are dragged to. */
export function dragOn(dragging: Dragging): void {
  markDrop(
    draggedWith(dragging.step).size === 1 && !dragging.free ? dragging.pointer : null,
    dragging.zoom,
    dragging.step,
  );
  const { by, shown } = follow(dragging);
  setShifts([...movedWith(dragging.canvas, draggedWith(dragging.step))].map((step) => [step, by]));
  useDrag.setState(shown);
}

/** Leaves the nodes where they were dragged to, in the lane they were dragged into. */
export async function dragEnd(dragging: Dragging): Promise<void> {
  const { by, shown } = follow(dragging);
  useDrag.setState(AT_REST);
  const scene = sceneOf(dragging.canvas);
  const steps = [...draggedWith(dragging.step)];
  const places = steps.flatMap((step) => {
    const node = nodeOf(scene, step);
    return node === null || node.folded !== null
      ? []
      : [{ step, at: { x: Math.round(node.rect.x + by.x), y: Math.round(node.rect.y + by.y) } }];
  });
  const [only] = places;
  const moved = by.x !== 0 || by.y !== 0;
  const between =
    moved &&
    !dragging.free &&
    only !== undefined &&
    places.length === 1 &&
    (await dropKnownOn(only.step, dragging.pointer, dragging.zoom, only.at));
  markDrop(null, dragging.zoom, null);
  if (moved && !between) await moveSteps(places, shown.into === undefined ? null : listOf(shown.into));
  settleShifts([...movedWith(dragging.canvas, draggedWith(dragging.step))]);
}
