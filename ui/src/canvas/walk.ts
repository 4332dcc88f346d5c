import type { CanvasView } from "../backend/bindings/CanvasView";
import type { NodeView } from "../backend/bindings/NodeView";
import { middle, nearest } from "./nearest";

export type Direction = "left" | "right" | "up" | "down";

/** The steps that a wire leads to: its step, or the lane's steps for a branch. */
function targets(canvas: CanvasView, step: string): Set<string> {
  const found = new Set<string>();
  for (const wire of canvas.wires) {
    if (wire.from !== step) continue;
    if (wire.kind !== "branch") found.add(wire.to);
    else for (const node of canvas.nodes) if (node.lane === wire.to) found.add(node.step);
  }
  return found;
}

function sources(canvas: CanvasView, node: NodeView): Set<string> {
  const found = new Set(canvas.wires.filter((wire) => wire.to === node.step).map((wire) => wire.from));
  const lane = canvas.lanes.find((one) => one.id === node.lane);
  if (lane !== undefined) found.add(lane.condition);
  return found;
}

/**
 * The step that an arrow key leads to: right and left follow the wires, the nearest end first; up
 * and down go to the nearest node that lies there, whatever the wires.
 */
export function walk(canvas: CanvasView, from: string | null, direction: Direction): string | null {
  const here = canvas.nodes.find((node) => node.step === from);
  if (here === undefined) return canvas.nodes[0]?.step ?? null;
  const pick = (names: Set<string>) =>
    nearest(
      here,
      canvas.nodes.filter((node) => names.has(node.step)),
    );
  if (direction === "right") return pick(targets(canvas, here.step))?.step ?? null;
  if (direction === "left") return pick(sources(canvas, here))?.step ?? null;
  const sign = direction === "down" ? 1 : -1;
  const beyond = canvas.nodes.filter((node) => {
    const dy = sign * (middle(node).y - middle(here).y);
    // Within 60° of straight up or down, so that a neighbour column's step does not count.
    return dy > 0 && Math.abs(middle(node).x - middle(here).x) < dy * 1.8;
  });
  return nearest(here, beyond)?.step ?? null;
}
