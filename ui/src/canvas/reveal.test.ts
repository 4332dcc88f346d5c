import { expect, test } from "vitest";
import { reveal } from "./reveal";

const size = { width: 400, height: 300 };
const rect = (x: number, y: number) => ({ x, y, width: 100, height: 50 });
const rest = { x: 0, y: 0, zoom: 1 };

test("what is in view stays where it is", () => expect(reveal(rest, size, rect(100, 100))).toBe(rest));
test("what is beyond an edge comes in with some air", () => {
  expect(reveal(rest, size, rect(380, 100))).toEqual({ x: -104, y: 0, zoom: 1 });
  expect(reveal(rest, size, rect(-60, -60))).toEqual({ x: 84, y: 84, zoom: 1 });
});
test("the zoom counts and stays", () =>
  expect(reveal({ x: 0, y: 0, zoom: 2 }, size, rect(150, 50))).toEqual({ x: -124, y: 0, zoom: 2 }));
test("what is larger than the view begins in it", () =>
  expect(reveal({ x: 0, y: 0, zoom: 8 }, size, rect(10, 0)).x).toBe(-56));
