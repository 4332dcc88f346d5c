import type { CanvasView } from "../backend/bindings/CanvasView";
import type { LaneView } from "../backend/bindings/LaneView";
import type { NodeView } from "../backend/bindings/NodeView";
import type { Point } from "../backend/bindings/Point";
import type { LaneNode } from "./LaneFrame";
import type { Shifts } from "./route";
import type { StepNodeType } from "./StepNode";

export type FlowNode = StepNodeType | LaneNode;

/** Nodes made before, by what they show: React Flow leaves alone what is the same object. */
const lanes = new WeakMap<LaneView, LaneNode>();
const steps = new WeakMap<NodeView, StepNodeType>();

function laneNode(lane: LaneView): LaneNode {
  const { x, y, width, height } = lane.rect;
  return {
    id: `lane:${lane.id}`,
    type: "lane",
    data: { lane },
    position: { x, y },
    width,
    height,
    zIndex: 0,
    draggable: false,
    selectable: false,
    focusable: false,
  };
}

function stepNode(node: NodeView, first: boolean, movable: boolean): StepNodeType {
  const { x, y, width, height } = node.rect;
  return {
    id: node.step,
    type: "step",
    data: { node, first },
    position: { x, y },
    width,
    height,
    zIndex: 2,
    draggable: movable,
    focusable: false,
  };
}

function moved<T extends FlowNode>(made: T, by: Point | undefined): T {
  return by === undefined
    ? made
    : { ...made, position: { x: made.position.x + by.x, y: made.position.y + by.y } };
}

/** What React Flow shows of a drawing: lanes below, steps above, sizes and places as Rust gives them. `first` is where Tab leads. */
export function flowNodes(
  canvas: CanvasView,
  shifts: Shifts,
  movable: boolean,
  first: string | undefined,
): FlowNode[] {
  const frames = canvas.lanes
    .filter(({ hidden }) => !hidden)
    .map((lane): LaneNode => {
      const made = lanes.get(lane) ?? laneNode(lane);
      lanes.set(lane, made);
      return moved(made, shifts.get(lane.id));
    });
  const nodes = canvas.nodes
    .filter(({ folded }) => folded === null)
    .map((node): StepNodeType => {
      const before = steps.get(node);
      const isFirst = node.step === first;
      const made =
        before !== undefined && before.draggable === movable && before.data.first === isFirst
          ? before
          : stepNode(node, isFirst, movable);
      steps.set(node, made);
      return moved(made, shifts.get(node.step));
    });
  return [...frames, ...nodes];
}
