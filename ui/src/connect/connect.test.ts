import { describe, expect, it } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import type { ConnectionChoice } from "../backend/bindings/ConnectionChoice";
import { isPlain } from "./chooser";
import { fittingPorts, hintOf, siteLook, type Loose } from "./loose";
import { overAt, placeOfEnd, wireAt, wireKey, wireOf, wiresAround, wireWords } from "./places";

const canvas = churnCanvas(ARRANGED);

describe("the loose end of a wire", () => {
  const check = (x: number, y: number, side: "in" | "out", expected: ReturnType<typeof overAt>) =>
    expect(overAt(canvas, { x, y }, side)).toEqual(expected);
  it("is over a port anywhere in its half of the row", () =>
    check(280, 85, "in", { step: "TrainModel", port: "train" }));
  it("is over the step elsewhere", () => {
    check(280, 40, "in", { step: "TrainModel", port: null });
    check(400, 85, "in", { step: "TrainModel", port: null });
  });
  it("looks for outputs at the right", () => check(400, 85, "out", { step: "TrainModel", port: "model" }));
  it("is over nothing between the nodes", () => check(220, 20, "in", null));
});

describe("ends of wires", () => {
  it("lie on their ports", () => {
    expect(placeOfEnd(canvas, "out", { step: "TrainModel", port: "model" })).toEqual({ x: 412, y: 83 });
    expect(placeOfEnd(canvas, "out", { step: "TrainModel", port: "" })).toEqual({ x: 412, y: 46 });
    expect(placeOfEnd(canvas, "out", { step: "CheckQuality", port: "False" })).toEqual({ x: 792, y: 193 });
    expect(placeOfEnd(canvas, "out", { step: "Gone", port: "" })).toBeNull();
  });
});

describe("wires", () => {
  it("are found by their ends in a new drawing", () => {
    const wire = canvas.wires[0];
    expect(wire).toBeDefined();
    expect(
      wire && wireOf(churnCanvas({ ...ARRANGED, TrainModel: { x: 300, y: 90 } }), wireKey(wire))?.to,
    ).toBe("TrainModel");
    expect(wireOf(canvas, null)).toBeNull();
  });
  it("of a step come with those into it first", () =>
    expect(wiresAround(canvas, "EvaluateModel").map(wireWords)).toEqual([
      "ProcessData test to EvaluateModel test",
      "TrainModel model to EvaluateModel model",
      "EvaluateModel evaluation to CheckQuality roc_auc",
      "EvaluateModel evaluation to RegisterModel metrics",
      "EvaluateModel evaluation to QualityTooLow message",
    ]));
  it("into branches come last", () =>
    expect(wiresAround(canvas, "CheckQuality").map(wireWords)).toEqual([
      "EvaluateModel evaluation to CheckQuality roc_auc",
      "the True branch of CheckQuality",
      "the False branch of CheckQuality",
    ]));
  it("are taken hold of where they are nearest", () => {
    const last = canvas.wires
      .find(({ to, to_port }) => to === "EvaluateModel" && to_port === "test")
      ?.points.at(-1);
    expect(last && wireAt(canvas.wires, { x: last.x - 12, y: last.y + 2 }, 8)?.to_port).toBe("test");
    expect(wireAt(canvas.wires, { x: 30, y: 400 }, 8)).toBeNull();
  });
});

const loose = (over: Loose["over"], more: Partial<Loose> = {}): Loose => ({
  fixed: { step: "ProcessData", port: "train" },
  side: "out",
  instead: null,
  sites: new Map([
    [
      "TrainModel",
      { step: "TrainModel", ports: ["train", "validation"], joins: true, takes: true, refusal: null },
    ],
    ["CheckQuality", { step: "CheckQuality", ports: [], joins: true, takes: false, refusal: null }],
    [
      "Earlier",
      { step: "Earlier", ports: [], joins: false, takes: false, refusal: "They would wait for each other." },
    ],
  ]),
  pointer: { x: 0, y: 0 },
  over,
  ...more,
});

describe("a wire in hand", () => {
  it("says what letting go would do", () => {
    const text = (over: Loose["over"], more: Partial<Loose> = {}) => hintOf(loose(over, more)).text;
    expect(text({ step: "TrainModel", port: "train" })).toBe("train of TrainModel");
    expect(text({ step: "TrainModel", port: null })).toBe("TrainModel…");
    expect(text(null)).toBe("Add a step for train of ProcessData");
    expect(text({ step: "TrainModel", port: null }, { fixed: { step: "ProcessData", port: "" } })).toBe(
      "TrainModel waits for ProcessData",
    );
    expect(hintOf(loose({ step: "Earlier", port: null }))).toEqual({
      text: "They would wait for each other.",
      refused: true,
    });
  });
  it("shows which steps and ports take it", () => {
    const state = { loose: loose(null) };
    expect([
      siteLook(state, "TrainModel"),
      siteLook(state, "CheckQuality"),
      siteLook(state, "Earlier"),
      siteLook(state, "ProcessData"),
    ]).toEqual([" joins", "", " refuses", ""]);
    expect(fittingPorts(state, "TrainModel", "in")).toBe("train\nvalidation");
    expect(fittingPorts(state, "TrainModel", "out")).toBe("");
  });
});

it("asks only when there is something to choose", () => {
  const choice = (group: ConnectionChoice["group"]) => ({ group }) as ConnectionChoice;
  expect(isPlain([choice("order")], null)).toBe(true);
  expect(isPlain([choice("input"), choice("new")], "train")).toBe(true);
  expect(isPlain([choice("input"), choice("new")], null)).toBe(false);
  expect(isPlain([choice("input"), choice("input")], "metrics")).toBe(false);
});
