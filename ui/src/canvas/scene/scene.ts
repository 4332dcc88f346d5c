import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { NodeView } from "../../backend/bindings/NodeView";
import type { Point } from "../../backend/bindings/Point";
import type { Rect } from "../../backend/bindings/Rect";
import type { WireView } from "../../backend/bindings/WireView";
import { Grid } from "./grid";
import { around, padded, touch } from "./rect";

/** A drawing prepared for questions about places and names. */
export interface Scene {
  canvas: CanvasView;
  /** Around nodes, lanes and wires. */
  bounds: Rect;
  /** Places in `canvas.nodes` by step. */
  at: ReadonlyMap<string, number>;
  /** Places in `canvas.wires` by the step or lane at either end. */
  wiresOf: ReadonlyMap<string, readonly number[]>;
  nodes: Grid;
  lanes: Grid;
  /** Made when first asked for: seen from afar, all wires are drawn. */
  readonly wires: Grid;
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
  const [nodes, lanes] = [new Grid(), new Grid()];
  // What is folded away lies nowhere.
  canvas.nodes.forEach(({ rect, folded }, i) => {
    if (folded === null) nodes.add(i, rect);
  });
  canvas.lanes.forEach(({ rect, hidden }, i) => {
    if (!hidden) lanes.add(i, rect);
  });
  const wiresOf = new Map<string, number[]>();
  canvas.wires.forEach((wire, i) => {
    const end = (name: string) => {
      const ends = wiresOf.get(name);
      if (ends === undefined) wiresOf.set(name, [i]);
      else ends.push(i);
    };
    end(wire.from);
    if (wire.to !== wire.from) end(wire.to);
  });
  const at = new Map(canvas.nodes.map(({ step }, i) => [step, i]));
  let wires: Grid | null = null;
  return {
    canvas,
    bounds: boundsOf(canvas),
    at,
    wiresOf,
    nodes,
    lanes,
    get wires() {
      return (wires ??= wireGrid(canvas));
    },
  };
}

function wireGrid(canvas: CanvasView): Grid {
  const wires = new Grid();
  canvas.wires.forEach(({ points }, i) => {
    // Leg by leg: the rectangle around a long wire would touch half of the drawing.
    points.slice(1).forEach((to, leg) => wires.add(i, around([points[leg] ?? to, to])));
  });
  return wires;
}

/** Around everything, in one pass: it is asked for at every edit. */
function boundsOf({ nodes, lanes, wires }: CanvasView): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number) => {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  };
  const takeAll = (rect: Rect) => {
    take(rect.x, rect.y);
    take(rect.x + rect.width, rect.y + rect.height);
  };
  for (const { rect } of nodes) takeAll(rect);
  for (const { rect } of lanes) takeAll(rect);
  for (const { points } of wires) for (const { x, y } of points) take(x, y);
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far ports and flags stand out of a node. */
const EDGE = 7;

/** The node at a place, ports included; the one drawn last where several lie. */
export function nodeAt({ canvas, nodes }: Scene, point: Point): NodeView | null {
  const spot = padded({ ...point, width: 0, height: 0 }, EDGE);
  const id = nodes.near(spot).findLast((one) => {
    const node = canvas.nodes[one];
    return node !== undefined && touch(node.rect, spot);
  });
  return id === undefined ? null : (canvas.nodes[id] ?? null);
}

/** The steps whose nodes touch a rectangle, in definition order. */
export function stepsIn({ canvas, nodes }: Scene, rect: Rect): string[] {
  return nodes.near(rect).flatMap((id) => {
    const node = canvas.nodes[id];
    return node !== undefined && touch(node.rect, rect) ? [node.step] : [];
  });
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
