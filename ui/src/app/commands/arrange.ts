import { align, type Alignment } from "../../canvas/align";
import { listOf } from "../../canvas/drag/lanes";
import { arrangeSteps, foldBranches, glideSteps } from "../../document/gestures";
import { useSelection } from "../../document/selection";
import type { Command } from "../command";
import { isDesign } from "../shown";
import { drawing, hasSelected, selected } from "./selected";

function alignSelected(how: Alignment): void {
  const { steps } = useSelection.getState();
  const nodes = drawing()?.nodes.filter(({ step, folded }) => steps.has(step) && folded === null) ?? [];
  void glideSteps(align(nodes, how), how === "across" || how === "down" ? "distribute" : "align");
}

function aligning(how: Alignment, title: string): Command {
  const least = how === "across" || how === "down" ? 3 : 2;
  return {
    id: `arrange.${how}`,
    title,
    group: "Arrange",
    enabled: hasSelected(least),
    run: () => alignSelected(how),
  };
}

/** The branches that a folding is about: those of the selected steps, or those around them; all when none is selected. */
function branches(folded: boolean, all: boolean) {
  const canvas = drawing();
  const { steps } = useSelection.getState();
  const around = new Set(canvas?.nodes.filter(({ step }) => steps.has(step)).map(({ lane }) => lane));
  const own =
    canvas?.lanes.filter((lane) => lane.folded !== folded && (all || steps.has(lane.condition))) ?? [];
  const outer = canvas?.lanes.filter((lane) => lane.folded !== folded && around.has(lane.id)) ?? [];
  return (own.length > 0 ? own : outer).map(listOf);
}

function folding(id: string, title: string, folded: boolean, all: boolean, keys?: string[]): Command {
  const which = () => (isDesign() ? branches(folded, all) : []);
  return {
    id,
    title,
    group: "Arrange",
    ...(keys === undefined ? {} : { keys }),
    enabled: () => which().length > 0,
    run: () => void foldBranches(which(), folded),
  };
}

/** What changes where things are drawn. */
export const arrange: Command[] = [
  {
    id: "arrange.automatic",
    title: "Arrange automatically",
    group: "Arrange",
    keys: ["Ctrl+Shift+L"],
    enabled: isDesign,
    run: () => void arrangeSteps(hasSelected(2)() ? selected() : []),
  },
  aligning("left", "Align left"),
  aligning("centre", "Align centres"),
  aligning("right", "Align right"),
  aligning("top", "Align top"),
  aligning("middle", "Align middles"),
  aligning("bottom", "Align bottom"),
  aligning("across", "Distribute across"),
  aligning("down", "Distribute down"),
  folding("arrange.fold", "Collapse branch", true, false, ["Ctrl+Shift+["]),
  folding("arrange.unfold", "Expand branch", false, false, ["Ctrl+Shift+]"]),
  folding("arrange.fold-all", "Collapse all branches", true, true),
  folding("arrange.unfold-all", "Expand all branches", false, true),
];
