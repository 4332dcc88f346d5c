import { expect, test } from "vitest";
import { share } from "./share";

const rect = (x: number) => ({ x, y: 0 });

test("what is equal stays the same object", () => {
  const before = { nodes: [{ step: "A", rect: rect(1) }], rest: [null, 1, "x"] };
  expect(share(before, structuredClone(before))).toBe(before);
});

test("what changed is new, what did not is not", () => {
  const before = {
    nodes: [
      { step: "A", rect: rect(1) },
      { step: "B", rect: rect(2) },
    ],
    title: "x",
  };
  const after = share(before, {
    nodes: [
      { step: "A", rect: rect(1) },
      { step: "B", rect: rect(3) },
    ],
    title: "x",
  });
  expect(after).not.toBe(before);
  expect(after.nodes[0]).toBe(before.nodes[0]);
  expect(after.nodes[1]).toEqual({ step: "B", rect: rect(3) });
});

test("elements are found again by name where others came or went", () => {
  const [a, b] = [
    { id: "A", at: rect(1) },
    { id: "B", at: rect(2) },
  ];
  const after = share([a, b], [{ id: "N", at: rect(0) }, structuredClone(a), structuredClone(b)]);
  expect(after[1]).toBe(a);
  expect(after[2]).toBe(b);
  expect(share([a, b], [structuredClone(b)])).toEqual([b]);
});

test("kinds are told apart", () => {
  expect(share({ a: null }, { a: {} })).toEqual({ a: {} });
  expect(share([1], { 0: 1 })).toEqual({ 0: 1 });
  expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(share(undefined, { a: undefined })).toEqual({ a: undefined });
});
