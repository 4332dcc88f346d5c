import { expect, test } from "vitest";
import type { LineageNode } from "../backend/bindings/LineageNode";
import type { LineageView } from "../backend/bindings/LineageView";
import { nextNode } from "./nextNode";

const node = (id: string, x: number, y: number) =>
  ({ id, rect: { x, y, width: 160, height: 44 } }) as LineageNode;
const edge = (from: string, to: string) => ({
  from,
  to,
  association: "Produced" as const,
  label: "",
  points: [],
});
const VIEW = {
  nodes: [node("raw", 0, 100), node("step", 200, 100), node("a", 400, 0), node("b", 400, 200)],
  edges: [edge("raw", "step"), edge("step", "a"), edge("step", "b")],
} as unknown as LineageView;

test("arrows walk the graph", () => {
  const check = (from: string | null, key: string, expected: string | null) =>
    expect(nextNode(VIEW, from, key), `${from ?? "nothing"} ${key}`).toBe(expected);
  check("raw", "ArrowRight", "step");
  check("step", "ArrowLeft", "raw");
  check("step", "ArrowRight", "a");
  check("a", "ArrowDown", "b");
  check("b", "ArrowUp", "a");
  check("b", "ArrowRight", null);
  check(null, "ArrowRight", "raw");
  check("raw", "End", "b");
  check("b", "Home", "raw");
  check("raw", "x", null);
});
