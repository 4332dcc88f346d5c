import { expect, test } from "vitest";
import { placeIn, slotAt } from "./reorder";

const ROWS = [
  { top: 0, bottom: 30 },
  { top: 30, bottom: 60 },
  { top: 60, bottom: 90 },
];

test.each([
  [-5, 0],
  [14, 0],
  [16, 1],
  [50, 2],
  [80, 3],
  [500, 3],
])("at %i px lies slot %i", (y, slot) => expect(slotAt(y, ROWS)).toBe(slot));

test.each([
  [0, 0, null],
  [1, 0, null],
  [2, 0, 1],
  [3, 0, 2],
  [0, 2, 0],
  [1, 2, 1],
  [2, 2, null],
])("slot %i takes row %i to %s", (slot, index, to) => expect(placeIn(slot, index)).toBe(to));
