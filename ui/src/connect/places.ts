import type { CanvasView } from "../backend/bindings/CanvasView";
import type { NodeView } from "../backend/bindings/NodeView";
import type { Point } from "../backend/bindings/Point";
import type { WireEnd } from "../backend/bindings/WireEnd";
import type { WireView } from "../backend/bindings/WireView";
import { rowCentre } from "../canvas/route";
import { nodeAt, nodeOf, sceneOf } from "../canvas/scene/scene";

/** `out` is a node's right edge, or the lower one of a Condition; `in` is the left. */
export type Side = "in" | "out";

/** What the loose end of a wire is over: a step, and one of its ports when it is near one. */
export interface Over {
  step: string;
  port: string | null;
}

/** The middle of a node's header, where order-only wires touch. */
const HEADER = 22;
/** Where the rows of ports begin, and how tall each is. */
const ROWS = 48;
const ROW = 22;

/** Where a port lies on the drawing; where order-only wires touch for a port that there is not. */
export function placeOf(node: NodeView, side: Side, port: string): Point {
  const { x, y, width, height } = node.rect;
  if (side === "out" && node.conditions.length > 0 && (port === "True" || port === "False")) {
    return { x: x + (port === "True" ? width / 4 : (width * 3) / 4), y: y + height };
  }
  const row = (side === "out" ? node.outputs : node.inputs).findIndex(({ id }) => id === port);
  return { x: side === "out" ? x + width : x, y: row < 0 ? y + HEADER : rowCentre(node.rect, row) };
}

/** Where an end lies; `null` when its step is not drawn. */
export function placeOfEnd(canvas: CanvasView, side: Side, end: WireEnd): Point | null {
  const node = nodeOf(sceneOf(canvas), end.step);
  return node === null ? null : placeOf(node, side, end.port);
}

/** What is at a place, for an end that looks for ports of a side: the half of a row is as good as its port. */
export function overAt(canvas: CanvasView, point: Point, side: Side): Over | null {
  const node = nodeAt(sceneOf(canvas), point);
  if (node === null) return null;
  const row = Math.floor((point.y - node.rect.y - ROWS) / ROW);
  const near =
    side === "in"
      ? point.x < node.rect.x + node.rect.width / 2
      : point.x >= node.rect.x + node.rect.width / 2;
  const ports = side === "in" ? node.inputs : node.outputs;
  return { step: node.step, port: near && row >= 0 ? (ports[row]?.id ?? null) : null };
}

/** Names a wire by its ends, which outlive a new drawing. */
export function wireKey({
  kind,
  from,
  from_port,
  to,
  to_port,
}: Pick<WireView, "kind" | "from" | "from_port" | "to" | "to_port">): string {
  return [kind, from, from_port, to, to_port].join("\n");
}

/** The wire of that key. */
export function wireOf(canvas: CanvasView, key: string | null): WireView | null {
  return key === null ? null : (canvas.wires.find((wire) => wireKey(wire) === key) ?? null);
}

/** The wires of a step that can be taken hold of, in the order they are drawn: into it first. */
export function wiresAround(canvas: CanvasView, step: string): WireView[] {
  const leaving = canvas.wires.filter(({ from, to }) => from === step && to !== step);
  const into = canvas.wires.filter(({ to, kind }) => to === step && kind !== "branch");
  return [
    ...into,
    ...leaving.filter(({ kind }) => kind !== "branch"),
    ...leaving.filter(({ kind }) => kind === "branch"),
  ];
}

/** What a branch is called at its owner: `the True branch of CheckQuality`. */
export function branchWords({ from, from_port }: Pick<WireView, "from" | "from_port">): string {
  return from_port === "Body" ? `the loop of ${from}` : `the ${from_port} branch of ${from}`;
}

/** A wire in words: `ProcessData train to TrainModel train`. */
export function wireWords(wire: WireView): string {
  const { kind, from, from_port, to, to_port } = wire;
  if (kind === "branch") return branchWords(wire);
  return kind === "order" ? `${to} waits for ${from}` : `${from} ${from_port} to ${to} ${to_port}`;
}

/** How far a place is from a leg of a wire. */
function distance({ x, y }: Point, a: Point, b: Point): number {
  const beyond = (at: number, p: number, q: number) => Math.max(Math.min(p, q) - at, 0, at - Math.max(p, q));
  return Math.hypot(beyond(x, a.x, b.x), beyond(y, a.y, b.y));
}

/** The wire that a place on the drawing is nearest to, within reach; of several that lie there, the one of a target nearest by. */
export function wireAt(wires: readonly WireView[], at: Point, reach: number): WireView | null {
  const found = wires.flatMap((wire) => {
    const { points } = wire;
    const legs = points.slice(1).map((to, i) => distance(at, points[i] ?? to, to));
    const end = points.at(-1) ?? at;
    const off = Math.min(...legs);
    return off > reach ? [] : [{ wire, off, far: Math.hypot(end.x - at.x, end.y - at.y) }];
  });
  found.sort((a, b) => (Math.abs(a.off - b.off) > 1 ? a.off - b.off : a.far - b.far));
  return found[0]?.wire ?? null;
}
