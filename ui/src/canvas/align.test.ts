import { expect, it } from "vitest";
import { align, type Alignment } from "./align";

const NODES = [
  { step: "A", rect: { x: 0, y: 0, width: 100, height: 50 } },
  { step: "B", rect: { x: 150, y: 30, width: 100, height: 90 } },
  { step: "C", rect: { x: 400, y: 200, width: 100, height: 50 } },
];

it("steps come in line with the outermost, and spread evenly between them", () => {
  const check = (how: Alignment, expected: string) =>
    expect(
      align(NODES, how)
        .map(({ step, at }) => `${step} ${at.x},${at.y}`)
        .join(" "),
    ).toBe(expected);
  check("left", "A 0,0 B 0,30 C 0,200");
  check("centre", "A 200,0 B 200,30 C 200,200");
  check("right", "A 400,0 B 400,30 C 400,200");
  check("top", "A 0,0 B 150,0 C 400,0");
  check("middle", "A 0,100 B 150,80 C 400,100");
  check("bottom", "A 0,200 B 150,160 C 400,200");
  check("across", "A 0,0 B 200,30 C 400,200");
  check("down", "A 0,0 B 150,80 C 400,200");
  expect(align([], "left")).toEqual([]);
});
