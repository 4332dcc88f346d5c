import type { CanvasView } from "../backend/bindings/CanvasView";
import type { Point } from "../backend/bindings/Point";
import type { LaneNode } from "./LaneFrame";
import type { Shifts } from "./route";
import type { StepNodeType } from "./StepNode";

export type FlowNode = StepNodeType | LaneNode;

/** What React Flow shows of a drawing: lanes below, steps above, sizes and places as Rust gives them. */
export function flowNodes(canvas: CanvasView, shifts: Shifts, movable: boolean): FlowNode[] {
  const lanes = canvas.lanes.map((lane): LaneNode => {
    const { x, y, width, height } = lane.rect;
    return { id: `lane:${lane.id}`, type: "lane", data: { lane }, position: { x, y }, width, height, zIndex: 0, draggable: false, selectable: false, focusable: false };
  });
  const steps = canvas.nodes.map((node, i): StepNodeType => {
    const { x, y, width, height } = node.rect;
    const shift = shifts.get(node.step) ?? { x: 0, y: 0 };
    const position: Point = { x: x + shift.x, y: y + shift.y };
    return { id: node.step, type: "step", data: { node, first: i === 0 }, position, width, height, zIndex: 2, draggable: movable, focusable: false };
  });
  return [...lanes, ...steps];
}
