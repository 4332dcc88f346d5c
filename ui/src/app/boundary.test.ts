import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { Boundary } from "./Boundary";

test("what throws while it is drawn takes nothing with it, and can be tried again", () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let isBroken = true;
  function Part() {
    if (isBroken) throw new Error("no such row");
    return "whole";
  }
  const box = document.createElement("div");
  const root = createRoot(box);
  const instead = (message: string, again: () => void) =>
    createElement("button", { onClick: again }, message);
  const part = createElement(Boundary, { instead, children: createElement(Part) });
  act(() => {
    root.render(createElement("main", null, "beside ", part));
  });
  expect(box.textContent).toBe("beside no such row");
  isBroken = false;
  act(() => {
    box.querySelector("button")?.click();
  });
  expect(box.textContent).toBe("beside whole");
  act(() => {
    root.unmount();
  });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
