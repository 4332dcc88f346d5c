import { expect, test } from "vitest";
import { rowsInView } from "./useWindowed";

test("few rows are drawn whole, of many those in view", () => {
  expect(rowsInView(0, 100, 150, 26)).toEqual({ first: 0, last: 150 });
  expect(rowsInView(0, 260, 5000, 26)).toEqual({ first: 0, last: 30 });
  expect(rowsInView(26_000, 260, 5000, 26)).toEqual({ first: 980, last: 1030 });
  expect(rowsInView(9e9, 260, 5000, 26)).toEqual({ first: 5000, last: 5000 });
});
