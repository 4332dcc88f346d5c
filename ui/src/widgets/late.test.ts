import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Boundary } from "../app/Boundary";
import { late } from "./late";

let root: Root;
let box: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  box = document.createElement("div");
  root = createRoot(box);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const Name = ({ name }: { name: string }) => name;

test("what comes late is drawn as soon as it is there, and at once from then on", async () => {
  let load = 0;
  const Late = late(() => Promise.resolve(Name).finally(() => (load += 1)), "meanwhile");
  act(() => root.render(createElement(Late, { name: "first" })));
  expect(box.textContent).toBe("meanwhile");
  await act(() => Promise.resolve());
  await act(() => Promise.resolve());
  expect(box.textContent).toBe("first");
  act(() => root.render(createElement(Late, { key: "again", name: "second" })));
  expect(box.textContent).toBe("second");
  expect(load).toBe(1);
});

test("a script that did not come is asked for again", async () => {
  let load = 0;
  const Late = late(() => (load++ === 0 ? Promise.reject(new Error("not there")) : Promise.resolve(Name)));
  const instead = (message: string, again: () => void) =>
    createElement("button", { onClick: again }, message);
  act(() =>
    root.render(createElement(Boundary, { instead, children: createElement(Late, { name: "there" }) })),
  );
  await act(() => Promise.resolve());
  expect(box.textContent).toBe("not there");
  act(() => box.querySelector("button")?.click());
  await act(() => Promise.resolve());
  expect(box.textContent).toBe("there");
});
