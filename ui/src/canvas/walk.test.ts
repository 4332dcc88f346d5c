import { expect, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { walk, type Direction } from "./walk";

const canvas = churnCanvas(ARRANGED);

function check(from: string | null, direction: Direction, expected: string | null): void {
  expect(walk(canvas, from, direction), `${from ?? "nothing"} ${direction}`).toBe(expected);
}

test("right and left follow the wires", () => {
  check("ProcessData", "right", "TrainModel");
  check("TrainModel", "right", "EvaluateModel");
  check("EvaluateModel", "right", "CheckQuality");
  check("CheckQuality", "left", "EvaluateModel");
  check("ProcessData", "left", null);
});

test("a Condition leads into its branches, and they lead back", () => {
  check("CheckQuality", "right", "CreateModel");
  check("QualityTooLow", "left", "CheckQuality");
});

test("up and down go by position", () => {
  check("CheckQuality", "down", "CreateModel");
  check("CreateModel", "down", "RegisterModel");
  check("RegisterModel", "down", "QualityTooLow");
  check("QualityTooLow", "up", "RegisterModel");
  check("TrainModel", "up", null);
});

test("with nothing selected the walk begins at the first step", () => {
  check(null, "right", "ProcessData");
  check("Gone", "down", "ProcessData");
  expect(walk({ nodes: [], lanes: [], wires: [] }, null, "right")).toBeNull();
});
