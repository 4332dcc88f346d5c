import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { NodeView } from "../../backend/bindings/NodeView";
import type { Point } from "../../backend/bindings/Point";
import type { Rect } from "../../backend/bindings/Rect";
import type { WireView } from "../../backend/bindings/WireView";
import { Places } from "./places";
import { padded } from "./rect";

/** A drawing prepared for questions about places and names. */
export interface Scene {
  canvas: CanvasView;
  /** Around nodes, lanes and wires. */
  bounds: Rect;
  /** Places in `canvas.nodes` by step. */
  at: ReadonlyMap<string, number>;
  /** Places in `canvas.wires` by the step or lane at either end. */
  wiresOf: ReadonlyMap<string, readonly number[]>;
  /** Of `canvas.nodes`, but those that are folded away, which lie nowhere. */
  nodes: Places;
  lanes: Places;
  /** Leg by leg: the rectangle around a long wire would touch half of the drawing. */
  wires: Places;
}

const scenes = new WeakMap<CanvasView, Scene>();

/** The drawing's scene: made once, kept while the drawing is. */
export function sceneOf(canvas: CanvasView): Scene {
  let scene = scenes.get(canvas);
  if (scene === undefined) {
    scene = makeScene(canvas);
    scenes.set(canvas, scene);
  }
  return scene;
}

function makeScene(canvas: CanvasView): Scene {
  const [nodes, lanes, wires] = [new Places(), new Places(), new Places()];
  const at = new Map<string, number>();
  canvas.nodes.forEach(({ step, rect, folded }, i) => {
    at.set(step, i);
    if (folded === null) addRect(nodes, i, rect);
  });
  canvas.lanes.forEach(({ rect, hidden }, i) => {
    if (!hidden) addRect(lanes, i, rect);
  });
  const wiresOf = new Map<string, number[]>();
  canvas.wires.forEach(({ from, to, points }, i) => {
    addEnd(wiresOf, from, i);
    if (to !== from) addEnd(wiresOf, to, i);
    addLegs(wires, i, points);
  });
  return { canvas, bounds: Places.bounds([nodes, lanes, wires]), at, wiresOf, nodes, lanes, wires };
}

function addRect(places: Places, id: number, { x, y, width, height }: Rect): void {
  places.add(id, x, y, x + width, y + height);
}

function addLegs(places: Places, id: number, points: readonly Point[]): void {
  let from: Point | null = null;
  for (const to of points) {
    if (from !== null)
      places.add(
        id,
        Math.min(from.x, to.x),
        Math.min(from.y, to.y),
        Math.max(from.x, to.x),
        Math.max(from.y, to.y),
      );
    from = to;
  }
}

function addEnd(wiresOf: Map<string, number[]>, name: string, wire: number): void {
  const wires = wiresOf.get(name);
  if (wires === undefined) wiresOf.set(name, [wire]);
  else wires.push(wire);
}

/** How far ports and flags stand out of a node. */
const EDGE = 7;

/** The node at a place, ports included; the one drawn last where several lie. */
export function nodeAt({ canvas, nodes }: Scene, point: Point): NodeView | null {
  const spot = padded({ ...point, width: 0, height: 0 }, EDGE);
  const id = nodes.near(spot).at(-1);
  return id === undefined ? null : (canvas.nodes[id] ?? null);
}

/** The steps whose nodes touch a rectangle, in definition order. */
export function stepsIn({ canvas, nodes }: Scene, rect: Rect): string[] {
  return nodes.near(rect).flatMap((id) => canvas.nodes[id]?.step ?? []);
}

/** A step's node. */
export function nodeOf({ canvas, at }: Scene, step: string): NodeView | null {
  const id = at.get(step);
  return id === undefined ? null : (canvas.nodes[id] ?? null);
}

/** The wires that leave or enter a step, or enter a lane. */
export function wiresOf(scene: Scene, end: string): WireView[] {
  return (scene.wiresOf.get(end) ?? []).flatMap((id) => scene.canvas.wires[id] ?? []);
}
