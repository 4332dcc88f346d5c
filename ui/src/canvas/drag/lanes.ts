import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { LaneView } from "../../backend/bindings/LaneView";
import type { Point } from "../../backend/bindings/Point";
import type { StepList } from "../../backend/bindings/StepList";
import { padded, touch } from "../scene/rect";
import { nodeOf, sceneOf } from "../scene/scene";

/** A step stays in its own branch this far beyond the frame: it takes a clear gesture to leave. */
const HOLD = 40;

/** The list of steps that a lane frames; the pipeline's own outside of all. */
export function listOf(lane: Pick<LaneView, "condition" | "outcome"> | null): StepList {
  if (lane === null) return { list: "Steps" };
  const list = lane.outcome === null ? "ForEachBody" : lane.outcome ? "IfSteps" : "ElseSteps";
  return { list, step: lane.condition };
}

/** What moves along with steps: these, all that stands in their branches, and the frames of those, by name and id. */
export function movedWith(canvas: CanvasView, steps: ReadonlySet<string>): ReadonlySet<string> {
  const moved = new Set(steps);
  const scene = sceneOf(canvas);
  // An enclosing lane comes before the lanes inside it.
  for (const { id, condition } of canvas.lanes) {
    if (moved.has(condition) || moved.has(nodeOf(scene, condition)?.lane ?? "")) moved.add(id);
  }
  if (moved.size > steps.size)
    for (const { step, lane } of canvas.nodes) if (lane !== null && moved.has(lane)) moved.add(step);
  return moved;
}

/** The innermost lane at a place; `null` outside of all. What is dragged cannot go into its own branches. */
export function laneAt(
  canvas: CanvasView,
  at: Point,
  dragged: ReadonlySet<string>,
  home: string | null = null,
): LaneView | null {
  const spot = { ...at, width: 0, height: 0 };
  const within = (lane: LaneView | undefined): boolean => {
    if (lane === undefined) return false;
    const owner = canvas.nodes.find(({ step }) => step === lane.condition);
    return (
      dragged.has(lane.condition) ||
      (owner?.lane != null && within(canvas.lanes.find(({ id }) => id === owner.lane)))
    );
  };
  const open = canvas.lanes.filter((lane) => !lane.hidden && !within(lane));
  // An enclosing lane comes before the lanes inside it.
  const under = open.findLast(({ rect }) => touch(rect, spot)) ?? null;
  const own = open.find(({ id }) => id === home);
  const held = own !== undefined && touch(padded(own.rect, HOLD), spot);
  return held && (under === null || isAround(canvas, under, own)) ? own : under;
}

/** Whether the first lane is one that the second stands in. */
function isAround(canvas: CanvasView, outer: LaneView, inner: LaneView): boolean {
  const owner = canvas.nodes.find(({ step }) => step === inner.condition);
  const next = canvas.lanes.find(({ id }) => id === owner?.lane);
  return next !== undefined && (next.id === outer.id || isAround(canvas, outer, next));
}
