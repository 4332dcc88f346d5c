import { canvasHandle } from "../../canvas/handle";
import { laneAt, listOf } from "../../canvas/drag/lanes";
import type { LaneView } from "../../backend/bindings/LaneView";
import { wireAt, wireKey } from "../../connect/places";
import { selectWire } from "../../connect/selectedWire";
import { foldBranches } from "../../document/gestures";
import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";
import { searchPalette } from "../../palette/palette";
import { isDesign } from "../shown";

/** What a context menu is about. */
export type MenuTarget = { on: "steps" } | { on: "lane"; lane: LaneView } | { on: "wire" } | { on: "pane" };

/** An entry: a command by its id, something about just this target, a line, or more entries behind one. */
export type MenuEntry =
  | { id: string }
  | { title: string; testId: string; run: () => void; enabled?: boolean }
  | { line: true }
  | { title: string; testId: string; entries: readonly MenuEntry[] };

const LINE: MenuEntry = { line: true };

/** What lies below a press: a step, which is then selected, a wire, a lane or the pane. */
export function targetOf(pressed: Element, at: { x: number; y: number }): MenuTarget {
  const { step, ofStep } = pressed.closest<HTMLElement>("[data-step], [data-of-step]")?.dataset ?? {};
  const name = step ?? ofStep;
  if (name !== undefined) {
    const { steps, select } = useSelection.getState();
    if (!steps.has(name)) select(name);
    return { on: "steps" };
  }
  const [handle, canvas] = [canvasHandle(), useDocument.getState().document?.canvas];
  if (handle === null || canvas === undefined || !isDesign()) return { on: "pane" };
  const wire = pressed.closest(".grips") === null ? null : wireAt(canvas.wires, handle.toDrawing(at), 8);
  if (wire !== null) {
    selectWire(wireKey(wire));
    return { on: "wire" };
  }
  const lane = laneAt(canvas, handle.toDrawing(at), new Set());
  return lane === null ? { on: "pane" } : { on: "lane", lane };
}

function ofLane(lane: LaneView, at: { x: number; y: number }): MenuEntry[] {
  const canvas = useDocument.getState().document?.canvas;
  const inside = canvas?.nodes.filter((node) => node.lane === lane.id).map(({ step }) => step) ?? [];
  const place = canvasHandle()?.toDrawing(at) ?? null;
  return [
    {
      title: lane.folded ? "Expand branch" : "Collapse branch",
      testId: "lane-fold",
      run: () => void foldBranches([listOf(lane)], !lane.folded),
    },
    {
      title: "Select the branch's steps",
      testId: "lane-select",
      enabled: inside.length > 0,
      run: () => useSelection.getState().selectAll(inside),
    },
    LINE,
    { title: "Add a step…", testId: "lane-add", run: () => void searchPalette(place) },
    { id: "edit.paste" },
    { id: "edit.paste-inputs" },
  ];
}

const ALIGN: MenuEntry = {
  title: "Align",
  testId: "align",
  entries: [
    ...["left", "centre", "right"].map((how) => ({ id: `arrange.${how}` })),
    LINE,
    ...["top", "middle", "bottom"].map((how) => ({ id: `arrange.${how}` })),
    LINE,
    { id: "arrange.across" },
    { id: "arrange.down" },
  ],
};

const STEPS: MenuEntry[] = [
  { id: "edit.rename" },
  { id: "view.focus" },
  { id: "connect.from" },
  LINE,
  { id: "edit.cut" },
  { id: "edit.copy" },
  { id: "edit.paste" },
  { id: "edit.duplicate" },
  { id: "edit.delete" },
  LINE,
  { id: "edit.leave-branch" },
  { id: "arrange.fold" },
  { id: "arrange.unfold" },
  ALIGN,
  { id: "arrange.automatic" },
];

const PANE: MenuEntry[] = [
  { id: "edit.add" },
  { id: "edit.paste" },
  { id: "edit.paste-inputs" },
  { id: "edit.select-all" },
  LINE,
  { id: "arrange.automatic" },
  { id: "arrange.fold-all" },
  { id: "arrange.unfold-all" },
  LINE,
  { id: "view.find" },
  { id: "view.fit" },
  { id: "view.actual" },
];

/** What can be done with a target; in an execution, what changes nothing. */
export function entriesFor(target: MenuTarget, at: { x: number; y: number }): readonly MenuEntry[] {
  if (!isDesign())
    return [{ id: "view.focus" }, { id: "view.find" }, { id: "view.fit" }, { id: "view.actual" }];
  switch (target.on) {
    case "steps":
      return STEPS;
    case "wire":
      return [{ id: "connect.cut" }, LINE, ...PANE];
    case "lane":
      return ofLane(target.lane, at);
    case "pane":
      return PANE;
  }
}
