import { describe, expect, it } from "vitest";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { ARRANGED, churnCanvas } from "../../backend/mock/canvas";
import { laneAt, listOf } from "./lanes";

const canvas: CanvasView = churnCanvas(ARRANGED);
const lane = canvas.lanes[0];

describe("the lane at a place", () => {
  const check = (at: [number, number], dragged: string[], home: string | null, expected: string | null) =>
    expect(laneAt(canvas, { x: at[0], y: at[1] }, new Set(dragged), home)?.id ?? null).toBe(expected);
  const { x = 0, y = 0, width = 0 } = lane?.rect ?? {};
  it("is the one whose frame holds it", () =>
    check([x + 5, y + 5], ["ProcessData"], null, "CheckQuality/True"));
  it("is none outside", () => check([x - 20, y + 5], ["ProcessData"], null, null));
  it("keeps its own steps a little longer", () =>
    check([x + width + 20, y + 5], ["CreateModel"], "CheckQuality/True", "CheckQuality/True"));
  it("lets its own steps go further out", () =>
    check([x + width + 60, y + 5], ["CreateModel"], "CheckQuality/True", null));
  it("is never one of the dragged step's own", () => check([x + 5, y + 5], ["CheckQuality"], null, null));
});

it("a lane is a list of its step", () => {
  expect(listOf(null)).toEqual({ list: "Steps" });
  expect(listOf({ condition: "C", outcome: false })).toEqual({ list: "ElseSteps", step: "C" });
  expect(listOf({ condition: "F", outcome: null })).toEqual({ list: "ForEachBody", step: "F" });
});
