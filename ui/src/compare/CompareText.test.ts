import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type Backend } from "../backend/backend";
import type { TextComparison } from "../backend/bindings/TextComparison";
import { CompareText } from "./CompareText";

let root: Root;
let box: HTMLElement;
/** What was asked for, each to be answered. */
let asked: { comparison: number; answer: (refused?: string) => Promise<void> }[];
const again = vi.fn();

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  again.mockReset();
  asked = [];
  const call = (_: string, args: { comparison: number; old: number[]; new: number[] }) =>
    new Promise((resolve, reject) => {
      const { comparison } = args;
      const lines = (of: "old" | "new") => args[of].map((at) => `${of}${at} of ${comparison}`);
      const answer = (refused?: string) =>
        act(() => {
          if (refused === undefined) resolve({ old: lines("old"), new: lines("new") });
          else reject({ code: refused, message: "It is refused.", hint: null, diagnostics: [] });
          return Promise.resolve();
        });
      asked.push({ comparison, answer });
    });
  connect({ call } as unknown as Backend);
  box = document.createElement("div");
  root = createRoot(box);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const texts = (id: number, lines: number, at: number): TextComparison => ({
  id,
  lines,
  longest: 20,
  hunks: [{ old: at, removed: 1, new: at, added: 1, parts: [] }],
});
const show = (of: TextComparison, beside = false) =>
  act(() => root.render(createElement(CompareText, { texts: of, beside, again })));
const told = () => [...box.querySelectorAll(".text-line")].map((line) => line.textContent);

test("lines are read when they are in view, those folded away when they are opened", async () => {
  show(texts(1, 20, 10));
  expect(told()).toContain("11−");
  await asked[0]?.answer();
  expect(told()).toEqual([
    ...[8, 9, 10].map((line) => `${line}new${line - 1} of 1`),
    "11−old10 of 1",
    "11+new10 of 1",
    ...[12, 13, 14].map((line) => `${line}new${line - 1} of 1`),
  ]);
  expect(asked.length).toBe(1);
  act(() => box.querySelector<HTMLElement>("button.text-fold")?.click());
  await asked[1]?.answer();
  expect(told()[0]).toBe("1new0 of 1");
});

test("other texts stand there once they have been read, whichever is answered first", async () => {
  show(texts(1, 2, 0));
  await asked[0]?.answer();
  const first = told();
  show(texts(2, 3, 0));
  expect(told()).toEqual(first);
  show(texts(3, 4, 0));
  await asked[2]?.answer();
  expect(told()[0]).toBe("1−old0 of 3");
  await asked[1]?.answer();
  expect(told()[0]).toBe("1−old0 of 3");
  expect(asked.map(({ comparison }) => comparison)).toEqual([1, 2, 3]);
});

test("texts that are no longer kept are compared again; another failure is told", async () => {
  show(texts(1, 2, 0));
  await asked[0]?.answer("not_found");
  expect(again).toHaveBeenCalledOnce();
  show(texts(2, 2, 0));
  await asked[1]?.answer("engine");
  expect(box.querySelector("[role=alert]")?.textContent).toContain("It is refused.");
  show(texts(3, 2, 0));
  await asked[2]?.answer();
  expect(box.querySelector("[role=alert]")).toBeNull();
});
