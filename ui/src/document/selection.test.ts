import { beforeEach, describe, expect, it } from "vitest";
import { keepSelected, useSelection } from "./selection";

const { select, selectAll, toggle } = useSelection.getState();

beforeEach(() => select(null));

describe("the selection", () => {
  const check = (lead: string | null, steps: string[]) => {
    const state = useSelection.getState();
    expect([state.step, [...state.steps]]).toEqual([lead, steps]);
  };
  it("is one step after a plain choice", () => {
    selectAll(["A", "B"]);
    select("C");
    check("C", ["C"]);
  });
  it("grows and shrinks step by step, led by the last one added", () => {
    toggle("A");
    toggle("B");
    check("B", ["A", "B"]);
    toggle("A");
    check("B", ["B"]);
    toggle("B");
    check(null, []);
  });
  it("is led by another step when its lead leaves", () => {
    selectAll(["A", "B", "C"]);
    check("C", ["A", "B", "C"]);
    toggle("C");
    check("B", ["A", "B"]);
  });
  it("lets go of what is gone", () => {
    selectAll(["A", "B", "C"]);
    keepSelected((step) => step !== "C");
    check("B", ["A", "B"]);
    keepSelected(() => false);
    check(null, []);
  });
});
