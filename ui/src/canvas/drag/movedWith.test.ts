import { expect, it } from "vitest";
import { ARRANGED, churnCanvas } from "../../backend/mock/canvas";
import { movedWith } from "./lanes";

it("takes along what stands in a step's branches, with their frames", () => {
  const check = (steps: string[], along: string[]) =>
    expect([...movedWith(churnCanvas(ARRANGED), new Set(steps))].sort()).toEqual([...steps, ...along].sort());
  check(["TrainModel"], []);
  check(
    ["CheckQuality"],
    ["CheckQuality/True", "CheckQuality/False", "CreateModel", "RegisterModel", "QualityTooLow"],
  );
  check(["CreateModel"], []);
});
