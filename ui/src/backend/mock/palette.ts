// What can be added, as the program would list it.
import beginnings from "../../../../assets/palette.json";
import type { Family } from "../bindings/Family";
import type { PaletteEntry } from "../bindings/PaletteEntry";

const FAMILIES: Record<string, Family> = {
  Data: "data",
  Train: "train",
  Evaluate: "evaluate",
  Decide: "decide",
  "Register & deploy": "deploy",
  Integrate: "integrate",
};

export const PALETTE: PaletteEntry[] = beginnings.map(({ step_type, group, purpose }) => ({
  step_type,
  group,
  purpose,
  family: FAMILIES[group] ?? "integrate",
}));
