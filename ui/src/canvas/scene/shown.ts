import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { Rect } from "../../backend/bindings/Rect";
import type { Places } from "./places";
import { holds, padded } from "./rect";
import { nodeOf, wiresOf, type Scene } from "./scene";

/** Drawings of so few steps are given to the page whole. */
const WHOLE = 60;
/**
 * With so many nodes in view they are painted; back below the second number, so that the edge does not flicker. Making
 * elements of twice as many, with those around the view, was one task of more than 100 ms.
 */
const PAINT_FROM = 64;
const PAGE_BELOW = 40;
/** Below this zoom names cannot be read, and few nodes are worth elements of their own. */
const LEGIBLE = 0.25;
const PAGE_BELOW_SMALL = 30;
/** With so many in view and around it they are painted, however few are in view: beside a drawing that is seen small lies most of it. */
const PAINT_AROUND = 160;
/** Air around the view, in px on screen, so that a small pan changes nothing. */
const AIR = 200;

/** The part of the world that is on screen. */
export interface View {
  rect: Rect;
  zoom: number;
}

/**
 * How a drawing is shown: `page` gives the page elements for the nodes in a region; `paint` draws all on one canvas, and only
 * what the user has a hand on becomes elements.
 */
export type Showing = { how: "whole" } | { how: "page"; region: Rect } | { how: "paint" };

/** How to show the view, given how it was shown before; the same object when nothing has to change. */
export function showing(scene: Scene, view: View, before: Showing | null): Showing {
  if (scene.canvas.nodes.length <= WHOLE) return before?.how === "whole" ? before : { how: "whole" };
  const painted = () => (before?.how === "paint" ? before : ({ how: "paint" } as const));
  const few = view.zoom < LEGIBLE ? PAGE_BELOW_SMALL : before?.how === "paint" ? PAGE_BELOW : PAINT_FROM;
  if (scene.nodes.near(view.rect).length > few) return painted();
  if (before?.how === "page" && holds(before.region, view.rect) && before.region.width < 3 * air(view).width)
    return before;
  const region = air(view);
  if (scene.nodes.near(region).length > PAINT_AROUND) return painted();
  return { how: "page", region };
}

const air = ({ rect, zoom }: View): Rect => padded(rect, AIR / zoom);

/** What becomes elements of the page: what the showing gives it, the steps in hand, and their wires. */
export function elements(scene: Scene, shown: Showing, inHand: Iterable<string>): CanvasView {
  const { canvas } = scene;
  if (shown.how === "whole") return canvas;
  const region = shown.how === "page" ? shown.region : null;
  const inRegion = <T>(places: Places, list: readonly T[]): T[] =>
    region === null ? [] : places.near(region).flatMap((id) => list[id] ?? []);
  const nodes = new Set(inRegion(scene.nodes, canvas.nodes));
  const lanes = inRegion(scene.lanes, canvas.lanes);
  const wires = new Set(inRegion(scene.wires, canvas.wires));
  for (const step of inHand) {
    const node = nodeOf(scene, step);
    if (node === null) continue;
    nodes.add(node);
    for (const wire of wiresOf(scene, step)) wires.add(wire);
  }
  return { nodes: [...nodes], lanes, wires: [...wires] };
}
