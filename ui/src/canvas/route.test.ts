import { expect, test } from "vitest";
import type { WireView } from "../backend/bindings/WireView";
import { draggedPoints, plainRoute } from "./route";

const at = (x: number, y: number) => ({ x, y });

test("the plain route is orthogonal and leaves and enters level", () => {
  for (const [from, to] of [
    [at(0, 0), at(100, 50)],
    [at(0, 0), at(100, 0)],
    [at(200, 0), at(10, 90)],
    [at(0, 80), at(12, 0)],
  ] as const) {
    const route = plainRoute(from, to);
    expect(route[0]).toEqual(from);
    expect(route.at(-1)).toEqual(to);
    route
      .slice(1)
      .forEach((point, i) => expect(point.x === route[i]!.x || point.y === route[i]!.y).toBe(true));
    expect(route[1]!.y).toBe(from.y);
    expect(route.at(-2)!.y).toBe(to.y);
  }
});

test("a backward wire clears both nodes", () => {
  const xs = plainRoute(at(200, 0), at(10, 90)).map(({ x }) => x);
  expect(Math.max(...xs)).toBe(209);
  expect(Math.min(...xs)).toBe(1);
});

const wire: WireView = {
  id: "w",
  kind: "data",
  from: "A",
  from_port: "o",
  to: "B",
  to_port: "i",
  points: [at(0, 0), at(7, 0), at(7, 30), at(60, 30)],
  origins: [],
  broken: false,
};

test("only wires of moved nodes are drawn anew", () => {
  expect(draggedPoints(wire, new Map([["C", at(5, 5)]]))).toBe(wire.points);
  expect(draggedPoints(wire, new Map([["B", at(40, 10)]])).at(-1)).toEqual(at(100, 40));
  expect(draggedPoints(wire, new Map([["A", at(-5, 2)]]))[0]).toEqual(at(-5, 2));
});
