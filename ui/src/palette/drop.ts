import { backend } from "../backend/backend";
import type { LaneView } from "../backend/bindings/LaneView";
import type { Point } from "../backend/bindings/Point";
import { laneAt, listOf } from "../canvas/drag/lanes";
import { nodeOf, sceneOf, stepsIn } from "../canvas/scene/scene";
import { acceptDocument, useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";

/** A new node's size, as far as it is known before it is there. */
export const NODE = { width: 176, height: 76 };
/** Between a step and the one that is added beside it. */
const COLUMN_GAP = 36;
const ROW_GAP = 24;

/** Where on the drawing a step is dropped: in a lane, or outside of all. */
export interface DropTarget {
  lane: LaneView | null;
}

/** What lies where a step would be dropped. */
export function targetAt(at: Point): DropTarget {
  const { document } = useDocument.getState();
  return { lane: document === null ? null : laneAt(document.canvas, at, new Set()) };
}

/** Adds a step of a type where it was dropped: its node's upper left corner there, the step in the branch that is there. */
export async function dropStep(step_type: string, at: Point | null, target: DropTarget): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    const added = await backend().call("add_step", {
      document: document.id,
      step_type,
      into: listOf(target.lane),
      at,
    });
    acceptDocument(added.document);
    useSelection.getState().select(added.step);
  } catch (reason) {
    alertFailure(`Adding a ${step_type} step`, reason);
  }
}

/** The first free place right of a step, going down. */
function beside(step: string): Point | null {
  const canvas = useDocument.getState().document?.canvas;
  const scene = canvas === undefined ? null : sceneOf(canvas);
  const node = scene === null ? null : nodeOf(scene, step);
  if (scene === null || node === null || node.folded !== null) return null;
  const at = { x: node.rect.x + node.rect.width + COLUMN_GAP, y: node.rect.y };
  for (let tries = 0; tries < 200 && stepsIn(scene, { ...at, ...NODE }).length > 0; tries++) at.y += ROW_GAP;
  return at;
}

/** Adds a step beside the selected one, in the same branch and reading it; where the automatic layout has it when none is selected. */
export async function addBeside(step_type: string): Promise<void> {
  const { step } = useSelection.getState();
  if (step === null) return dropStep(step_type, null, { lane: null });
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    const added = await backend().call("add_connected_step", {
      document: document.id,
      step_type,
      after: step,
      port: null,
      at: beside(step),
    });
    acceptDocument(added.document);
    useSelection.getState().select(added.step);
  } catch (reason) {
    alertFailure(`Adding a ${step_type} step`, reason);
  }
}
