import { describe, expect, it } from "vitest";
import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import { matches } from "./matches";

const ENTRIES: PaletteEntry[] = [
  { step_type: "Processing", family: "data", group: "Data", purpose: "Run a script on data" },
  { step_type: "Training", family: "train", group: "Train", purpose: "Train a model" },
  {
    step_type: "Model",
    family: "deploy",
    group: "Register & deploy",
    purpose: "Create a model from artifacts",
  },
];

describe("matches", () => {
  const check = (query: string, expected: string[]) =>
    expect(matches(ENTRIES, query).map(({ step_type }) => step_type)).toEqual(expected);
  it("shows everything while nothing is asked for", () => check(" ", ["Processing", "Training", "Model"]));
  it("finds words in type, group and purpose", () => check("script data", ["Processing"]));
  it("puts the type that begins so first", () => check("model", ["Model", "Training"]));
  it("finds nothing where there is nothing", () => check("quantum", []));
});
