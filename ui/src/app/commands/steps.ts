import { laneAt, listOf } from "../../canvas/drag/lanes";
import { placeAtPointer, placeForNew } from "../../canvas/handle";
import { isChoosing } from "../../connect/byKeys";
import { addFor } from "../../connect/gesture";
import { letGo, useLoose } from "../../connect/loose";
import { copySteps, cutSteps, paste } from "../../document/clipboard";
import { duplicateSteps, moveSteps, removeSteps } from "../../document/gestures";
import { useSelection } from "../../document/selection";
import { searchPalette } from "../../palette/palette";
import type { Command } from "../command";
import { unfoldPanel } from "../panels";
import { isDesign } from "../shown";
import { drawing, hasSelected, noText, selected } from "./selected";

/** Where a paste goes: below the pointer, and into the branch that is there. */
function pastePlace() {
  const [at, canvas] = [placeForNew(), drawing()];
  return { into: listOf(at === null || canvas === null ? null : laneAt(canvas, at, new Set())), at };
}

const inBranch = () => {
  const { steps } = useSelection.getState();
  return isDesign() && (drawing()?.nodes.some(({ step, lane }) => steps.has(step) && lane !== null) ?? false);
};

/** Takes the selected steps out of the branches they stand in, one level up. */
function leaveBranch(): void {
  const canvas = drawing();
  if (canvas === null) return;
  const { steps } = useSelection.getState();
  const nodes = canvas.nodes.filter(
    ({ step, lane, folded }) => steps.has(step) && lane !== null && folded === null,
  );
  const around = canvas.lanes.find(({ id }) => id === nodes[0]?.lane);
  const holder = canvas.nodes.find(({ step }) => step === around?.condition);
  const outer = canvas.lanes.find(({ id }) => id === holder?.lane) ?? null;
  // Beside the frame that they leave, where they can be seen to be out.
  const right = (around?.rect.x ?? 0) + (around?.rect.width ?? 0) + 40;
  const left = Math.min(...nodes.map(({ rect }) => rect.x));
  void moveSteps(
    nodes.map(({ step, rect }) => ({ step, at: { x: right + rect.x - left, y: rect.y } })),
    listOf(outer),
  );
}

/** Searches for a step to add: behind the output in hand, or else behind the selected step. */
function addStep(): void {
  const { loose } = useLoose.getState();
  // What comes after a step is laid out after it; a pointer that rests somewhere has no say in that.
  if (loose === null || !isChoosing())
    return void searchPalette(useSelection.getState().step === null ? placeAtPointer() : null);
  letGo();
  void addFor(loose.fixed, null);
}

/** Opens the step's name, where the inspector shows it. */
function rename(): void {
  unfoldPanel("right");
  document.querySelector<HTMLElement>("#rename-step")?.click();
}

/** What is done with the selected steps. */
export const steps: Command[] = [
  {
    id: "edit.cut",
    title: "Cut",
    group: "Edit",
    keys: ["Ctrl+X"],
    enabled: () => hasSelected(1)() && noText(),
    run: () => void cutSteps(selected()),
  },
  {
    id: "edit.copy",
    title: "Copy",
    group: "Edit",
    keys: ["Ctrl+C"],
    enabled: () => hasSelected(1)() && noText(),
    run: () => void copySteps(selected()),
  },
  {
    id: "edit.paste",
    title: "Paste",
    group: "Edit",
    keys: ["Ctrl+V"],
    native: true,
    enabled: isDesign,
    run: () => void paste(pastePlace, false),
  },
  {
    id: "edit.paste-inputs",
    title: "Paste with inputs",
    group: "Edit",
    keys: ["Ctrl+Shift+V"],
    native: true,
    enabled: isDesign,
    run: () => void paste(pastePlace, true),
  },
  {
    id: "edit.duplicate",
    title: "Duplicate",
    group: "Edit",
    keys: ["Ctrl+D"],
    enabled: hasSelected(1),
    run: () => void duplicateSteps(selected()),
  },
  {
    id: "edit.delete",
    title: "Delete",
    group: "Edit",
    keys: ["Delete", "Backspace"],
    onCanvas: true,
    enabled: hasSelected(1),
    run: () => void removeSteps(selected()),
  },
  { id: "edit.rename", title: "Rename", group: "Edit", keys: ["F2"], enabled: hasSelected(1), run: rename },
  {
    id: "edit.leave-branch",
    title: "Take out of the branch",
    group: "Edit",
    enabled: inBranch,
    run: leaveBranch,
  },
  {
    id: "edit.select-all",
    title: "Select all steps",
    group: "Edit",
    keys: ["Ctrl+A"],
    enabled: () => drawing() !== null,
    run: () => useSelection.getState().selectAll(drawing()?.nodes.map(({ step }) => step) ?? []),
  },
  {
    id: "edit.add",
    title: "Add a step…",
    group: "Edit",
    keys: ["Tab"],
    onCanvas: true,
    enabled: isDesign,
    run: addStep,
  },
];
