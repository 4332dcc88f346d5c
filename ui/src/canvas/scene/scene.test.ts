import { expect, test } from "vitest";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { NodeView } from "../../backend/bindings/NodeView";
import { arrive } from "./arrive";
import { Places } from "./places";
import { nodeAt, sceneOf, stepsIn } from "./scene";
import { elements, showing, type Showing } from "./shown";

const node = (i: number, x: number, y: number): NodeView => ({
  step: `Step${i}`,
  step_type: "Processing",
  family: "data",
  subtitle: "",
  rect: { x, y, width: 176, height: 76 },
  lane: null,
  folded: null,
  inputs: [],
  outputs: [],
  conditions: [],
});

/** A square of steps, each with a wire to the one on its right. */
function drawing(edge: number): CanvasView {
  const nodes = Array.from({ length: edge * edge }, (_, i) =>
    node(i, Math.floor(i / edge) * 260, (i % edge) * 100),
  );
  const wires = nodes.slice(0, -edge).map(({ step, rect }, i) => ({
    id: `w${i}`,
    kind: "data" as const,
    from: step,
    from_port: "o",
    to: `Step${i + edge}`,
    to_port: "i",
    points: [
      { x: rect.x + 176, y: rect.y + 59 },
      { x: rect.x + 260, y: rect.y + 59 },
    ],
    origins: [],
    broken: false,
  }));
  return { nodes, lanes: [], wires };
}

test("what is near is told once, and nothing far away", () => {
  const places = new Places();
  places.add(3, -300, -300, -290, -290);
  places.add(7, 0, 0, 900, 10);
  places.add(7, 900, 10, 900, 50);
  expect(places.near({ x: -400, y: -400, width: 2000, height: 1000 })).toEqual([3, 7]);
  expect(places.near({ x: 800, y: 0, width: 1, height: 1 })).toEqual([7]);
  expect(places.near({ x: 900, y: 50, width: 1, height: 1 })).toEqual([7]);
  expect(places.near({ x: 5000, y: 0, width: 100, height: 100 })).toEqual([]);
  expect(Places.bounds([places])).toEqual({ x: -300, y: -300, width: 1200, height: 350 });
  expect(Places.bounds([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});

test("a place tells its node", () => {
  const scene = sceneOf(drawing(20));
  expect(nodeAt(scene, { x: 300, y: 120 })?.step).toBe("Step21");
  expect(nodeAt(scene, { x: 255, y: 120 })?.step).toBe("Step21");
  expect(nodeAt(scene, { x: 220, y: 120 })).toBeNull();
  expect(stepsIn(scene, { x: 0, y: 0, width: 270, height: 110 })).toEqual([
    "Step0",
    "Step1",
    "Step20",
    "Step21",
  ]);
  expect(scene.bounds).toEqual({ x: 0, y: 0, width: 19 * 260 + 176, height: 19 * 100 + 76 });
});

const view = (x: number, y: number, width: number, zoom: number) => ({
  rect: { x, y, width, height: width * 0.6 },
  zoom,
});

test("few steps are given whole, many in view are painted, some are given in a region", () => {
  expect(showing(sceneOf(drawing(5)), view(0, 0, 9000, 0.1), null)).toEqual({ how: "whole" });
  const scene = sceneOf(drawing(20));
  const far = showing(scene, view(0, 0, 9000, 0.1), null);
  expect(far.how).toBe("paint");
  expect(showing(scene, view(10, 0, 9000, 0.1), far)).toBe(far);
  const near = showing(scene, view(0, 0, 1000, 1), far);
  expect(near.how).toBe("page");
  expect(showing(scene, view(200, 100, 1000, 1), near)).toBe(near);
  expect(showing(scene, view(900, 100, 1000, 1), near)).not.toBe(near);
  // Beside the drawing, of which nearly all lies around the view.
  expect(showing(scene, view(5500, 0, 1000, 0.05), near).how).toBe("paint");
  // Deep inside a large region it is made small again.
  expect(
    showing(scene, view(200, 100, 100, 8), {
      how: "page",
      region: { x: -9000, y: -9000, width: 20000, height: 20000 },
    } satisfies Showing),
  ).toMatchObject({ how: "page", region: { width: 150 } });
});

test("the steps in hand are elements wherever they lie, with their wires", () => {
  const canvas = drawing(20);
  const painted = elements(sceneOf(canvas), { how: "paint" }, ["Step210", "Gone"]);
  expect(painted.nodes.map(({ step }) => step)).toEqual(["Step210"]);
  expect(painted.wires.map(({ from, to }) => `${from} ${to}`)).toEqual([
    "Step190 Step210",
    "Step210 Step230",
  ]);
  const region = { x: 0, y: 0, width: 200, height: 90 };
  expect(
    elements(sceneOf(canvas), { how: "page", region }, ["Step399"]).nodes.map(({ step }) => step),
  ).toEqual(["Step0", "Step399"]);
  expect(elements(sceneOf(canvas), { how: "whole" }, [])).toBe(canvas);
});

test("many steps become elements a few at a time, the urgent ones first", () => {
  const some = drawing(4);
  expect(arrive(some, null)).toBe(some);
  const many = drawing(7);
  const first = arrive(many, null, ["Step40", "Gone"]);
  expect(first.nodes.map(({ step }) => step)).toEqual([
    ...Array.from({ length: 19 }, (_, i) => `Step${i}`),
    "Step40",
  ]);
  // Wires that lead to a step without an element are still painted.
  expect(first.wires.map(({ to }) => to)).toEqual(Array.from({ length: 12 }, (_, i) => `Step${i + 7}`));
  const second = arrive(many, first);
  expect(second.nodes.length).toBe(40);
  expect(arrive(many, second)).toBe(many);
  // What left the view is gone at once, and a few new ones come at once.
  expect(arrive(some, many)).toBe(some);
  expect(arrive(many, { ...many, nodes: many.nodes.slice(10) })).toBe(many);
});
