import { expect, test } from "vitest";
import { panFor } from "./edgePan";

const BOX = { left: 100, right: 900, top: 50, bottom: 650 };

test.each([
  ["in the middle", { x: 500, y: 300 }, { x: 0, y: 0 }],
  ["half-way to the left edge", { x: 118, y: 300 }, { x: 7, y: 0 }],
  ["on the right edge", { x: 900, y: 300 }, { x: -14, y: 0 }],
  ["just below", { x: 500, y: 680 }, { x: 0, y: -14 }],
  ["over another panel", { x: 500, y: 2000 }, { x: 0, y: 0 }],
  ["in a corner", { x: 100, y: 50 }, { x: 14, y: 14 }],
])("something held %s moves the drawing", (_, at, by) => expect(panFor(at, BOX)).toEqual(by));
