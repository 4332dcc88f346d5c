import { expect, test } from "vitest";
import { panned, within, zoomed } from "./window";

test("zooming keeps the moment under the pointer where it is", () => {
  expect(zoomed(null, 1000, 2, 500)).toEqual({ from: 250, to: 750 });
  expect(zoomed(null, 1000, 4, 0)).toEqual({ from: 0, to: 250 });
  expect(zoomed({ from: 250, to: 750 }, 1000, 0.5, 500)).toBeNull();
  expect(zoomed({ from: 0, to: 60 }, 1000, 8, 30)).toEqual({ from: 5, to: 55 });
});

test("a part stays within the whole", () => {
  expect(within({ from: -100, to: 100 }, 1000)).toEqual({ from: 0, to: 200 });
  expect(panned({ from: 700, to: 900 }, 1000, 1)).toEqual({ from: 800, to: 1000 });
  expect(panned(null, 1000, 1)).toBeNull();
});
