import { create } from "zustand";
import { backend } from "../backend/backend";
import type { Point } from "../backend/bindings/Point";
import type { Replacement } from "../backend/bindings/Replacement";
import { nodeAt, sceneOf } from "../canvas/scene/scene";
import { acceptDocument, useDocument } from "../document/document";
import { applyEdit } from "../document/edit";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";
import { wireAt, wireKey, wireWords } from "./places";

/** What a step on its way would be dropped on: a wire, to go between its ends, or a step, to take its place. */
export interface DropMark {
  wire: string | null;
  step: string | null;
  hint: string;
  at: Point;
}

/** What lies below a step on its way, and the question that dropping it on a step asks. */
export const useDropOn = create<{
  mark: DropMark | null;
  asked: { replacement: Replacement; screen: Point; beside: () => void } | null;
}>(() => ({ mark: null, asked: null }));

/** How near a wire must be to be dropped on, in px on screen. */
const NEAR = 10;

/** What a new step would be dropped on at a place of the drawing; a step that is there takes no other's place. */
function under(at: Point, zoom: number, dragged: string | null): DropMark | null {
  const canvas = useDocument.getState().document?.canvas;
  if (canvas === undefined) return null;
  const node = dragged === null ? nodeAt(sceneOf(canvas), at) : null;
  if (node !== null) return { wire: null, step: node.step, hint: `Replace ${node.step}…`, at };
  // A step that has wires is only being moved: where it comes to lie must not change what it is connected with.
  if (
    dragged !== null &&
    canvas.wires.some(({ from, to, kind }) => kind !== "branch" && (from === dragged || to === dragged))
  )
    return null;
  const wire = wireAt(
    canvas.wires.filter(({ kind }) => kind !== "branch"),
    at,
    NEAR / zoom,
  );
  return wire === null
    ? null
    : { wire: wireKey(wire), step: null, hint: `Between ${wire.from} and ${wire.to}`, at };
}

/** Shows what a step would be dropped on. */
export function markDrop(at: Point | null, zoom: number, dragged: string | null): void {
  useDropOn.setState({ mark: at === null ? null : under(at, zoom, dragged) });
}

/** Drops a new step on a wire or a step, when one is there; whether one was. `beside` adds it as if there were none. */
export function dropNewOn(
  step_type: string,
  pointer: Point,
  zoom: number,
  place: Point,
  screen: Point,
  beside: () => void,
): boolean {
  const mark = under(pointer, zoom, null);
  useDropOn.setState({ mark: null });
  if (mark === null) return false;
  if (mark.step !== null) void askToReplace(mark.step, step_type, screen, beside);
  else if (mark.wire !== null) void insert(mark.wire, null, step_type, place);
  return true;
}

/** Drops a step that is there on a wire, when one is below it; whether one was. */
export async function dropKnownOn(
  step: string,
  pointer: Point,
  zoom: number,
  place: Point,
): Promise<boolean> {
  const mark = under(pointer, zoom, step);
  useDropOn.setState({ mark: null });
  return mark?.wire == null ? false : insert(mark.wire, step, null, place);
}

/** Puts a step between the ends of a wire; whether it could be. */
async function insert(
  key: string,
  step: string | null,
  step_type: string | null,
  at: Point,
): Promise<boolean> {
  const { document } = useDocument.getState();
  const wire = document?.canvas.wires.find((one) => wireKey(one) === key);
  if (document === null || wire === undefined) return false;
  try {
    const added = await backend().call("insert_step", {
      document: document.id,
      step,
      step_type,
      origins: wire.origins,
      at: { x: Math.round(at.x), y: Math.round(at.y) },
    });
    acceptDocument(added.document);
    useSelection.getState().select(added.step);
    say(`${added.step} stands between ${wire.from} and ${wire.to}`);
    return true;
  } catch (reason) {
    alertFailure(`Putting ${step ?? `a ${step_type ?? ""} step`} on the wire ${wireWords(wire)}`, reason);
    return false;
  }
}

/** Asks whether a step is to be replaced, with what it would keep and lose. */
async function askToReplace(
  step: string,
  step_type: string,
  screen: Point,
  beside: () => void,
): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    const replacement = await backend().call("read_replacement", { document: document.id, step, step_type });
    useDropOn.setState({ asked: { replacement, screen, beside } });
  } catch (reason) {
    alertFailure(`Replacing ${step}`, reason);
  }
}

/** Leaves the question without an answer. */
export function leaveQuestion(): void {
  useDropOn.setState({ asked: null });
}

/** Replaces the step. */
export async function replaceStep({ step, step_type, edit, lost }: Replacement): Promise<void> {
  leaveQuestion();
  await applyEdit(edit, `Replacing ${step}`);
  useSelection.getState().select(step);
  say(`${step} is a ${step_type} step now${lost.length === 0 ? "" : `; ${lost.length} wires were lost`}`);
}
