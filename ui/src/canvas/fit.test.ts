import { expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { stillWhole, whole } from "./fit";

const canvas = churnCanvas(ARRANGED);
const WIDE = { width: 900, height: 600 };
const NARROW = { width: 400, height: 600 };

test("a view of everything stays one while panels come and go, until it is moved", () => {
  const { x, y, zoom } = whole(canvas, WIDE.width, WIDE.height);
  expect(stillWhole(canvas, WIDE, NARROW, [x, y, zoom])).toEqual(whole(canvas, NARROW.width, NARROW.height));
  expect(stillWhole(canvas, WIDE, { width: 120, height: 600 }, [x, y, zoom])).toBeNull();
  expect(stillWhole(canvas, WIDE, NARROW, [x + 5, y, zoom])).toBeNull();
  expect(stillWhole(canvas, WIDE, NARROW, [x, y, zoom * 1.1])).toBeNull();
});
