import type { Point } from "../backend/bindings/Point";
import type { Rect } from "../backend/bindings/Rect";
import type { WireView } from "../backend/bindings/WireView";

/** How far a wire runs level from a port before it may turn. */
const LEVEL = 9;

/**
 * A plain orthogonal way between two ports, right edge to left edge, that looks out for nothing in
 * between. It stands in for the routed wire while a node is being dragged.
 */
export function plainRoute(from: Point, to: Point): Point[] {
  if (from.y === to.y && to.x >= from.x) return [from, to];
  if (to.x - from.x >= 2 * LEVEL) {
    const x = Math.round((from.x + to.x) / 2);
    return [from, { x, y: from.y }, { x, y: to.y }, to];
  }
  // The target lies behind: out, over to the height between both, back, and in.
  const y = Math.round((from.y + to.y) / 2);
  const out = from.x + LEVEL;
  const back = to.x - LEVEL;
  return [from, { x: out, y: from.y }, { x: out, y }, { x: back, y }, { x: back, y: to.y }, to];
}

/** The same for a branch: down from the port, over, and down onto the lane's upper edge. */
export function plainBranchRoute(from: Point, to: Point): Point[] {
  if (from.x === to.x) return [from, to];
  const y = from.y + LEVEL;
  return [from, { x: from.x, y }, { x: to.x, y }, to];
}

/** How far each node, and each lane's frame, has been dragged from where the drawing has it. */
export type Shifts = ReadonlyMap<string, Point>;

function shifted(point: Point, shift: Point | undefined): Point {
  return shift === undefined ? point : { x: point.x + shift.x, y: point.y + shift.y };
}

/** The wire's corners while nodes are dragged: its own unless one of its ends has moved. */
export function draggedPoints(wire: WireView, shifts: Shifts): readonly Point[] {
  const first = wire.points[0];
  const last = wire.points.at(-1);
  const out = shifts.get(wire.from);
  const into = shifts.get(wire.to);
  if ((out === undefined && into === undefined) || first === undefined || last === undefined)
    return wire.points;
  // What moves as a whole keeps its wires as they are.
  if (out !== undefined && out.x === into?.x && out.y === into.y)
    return wire.points.map((point) => shifted(point, out));
  const [from, to] = [shifted(first, out), shifted(last, into)];
  return wire.kind === "branch" ? plainBranchRoute(from, to) : plainRoute(from, to);
}

/** The centre of a port row below a node's top, row 0 being the first. */
export function rowCentre(rect: Rect, row: number): number {
  return rect.y + 59 + 22 * row;
}
