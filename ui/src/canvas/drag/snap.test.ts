import { describe, expect, it } from "vitest";
import { snap, type Guide } from "./snap";

const rect = (x: number, y: number, width = 176, height = 76) => ({ x, y, width, height });

describe("a dragged node", () => {
  const check = (
    at: [number, number],
    others: ReturnType<typeof rect>[],
    levels: number[],
    to: [number, number],
    guides: Guide[] = [],
  ) => {
    const { by, guides: found } = snap(rect(...at), others, levels, 6);
    expect([at[0] + by.x, at[1] + by.y]).toEqual(to);
    expect(found).toEqual(guides);
  };
  it("rests on the grid", () => check([13, 29], [], [], [20, 20]));
  it("goes in line with a neighbour's edge", () =>
    check([304, 200], [rect(300, 0)], [], [300, 200], [{ axis: "x", at: 300, from: 0, to: 276 }]));
  it("goes in line with a neighbour's middle", () =>
    check([600, 25], [rect(300, 0, 176, 120)], [], [600, 22], [{ axis: "y", at: 60, from: 300, to: 776 }]));
  it("makes a wire straight before it aligns edges", () => check([600, 4], [rect(300, 0)], [3], [600, 7]));
  it("looks no further than its reach", () => check([609, 211], [rect(300, 180)], [9], [600, 220]));
});
