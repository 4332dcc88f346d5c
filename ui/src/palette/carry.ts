import type { PointerEvent as ReactPointerEvent } from "react";
import { create } from "zustand";
import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import type { Point } from "../backend/bindings/Point";
import { useDrag } from "../canvas/drag/drag";
import { snap } from "../canvas/drag/snap";
import { dropNewOn, markDrop } from "../connect/dropOn";
import { edgePan } from "../canvas/edgePan";
import { canvasHandle } from "../canvas/handle";
import { sceneOf } from "../canvas/scene/scene";
import { padded } from "../canvas/scene/rect";
import { useDocument } from "../document/document";
import { dropStep, NODE, targetAt } from "./drop";

interface CarryState {
  /** What is carried from the palette to the canvas; `null` when nothing is. */
  entry: PaletteEntry | null;
  /** Where the ghost's upper left corner is, in the window's coordinates. */
  at: Point;
  /** How large the canvas would show it. */
  zoom: number;
  /** Whether it can be dropped there. */
  over: boolean;
}

const NOTHING: CarryState = { entry: null, at: { x: 0, y: 0 }, zoom: 1, over: false };

/** The step on its way from the palette. */
export const useCarry = create<CarryState>(() => NOTHING);

/** Presses move this far before they carry. */
const THRESHOLD = 4;
/** Where the pointer holds the ghost. */
const HELD = { x: NODE.width / 2, y: 22 };
const NEAR = 700;
const PULL = 6;

/** The node's place on the drawing for the pointer at a place of the window; `null` off the canvas. */
function placeFor({ clientX, clientY, altKey }: PointerEvent) {
  const handle = canvasHandle();
  const canvas = useDocument.getState().document?.canvas;
  if (
    handle === null ||
    canvas === undefined ||
    !(document.elementFromPoint(clientX, clientY)?.closest(".canvas") === handle.element)
  )
    return null;
  const pointer = handle.toDrawing({ x: clientX, y: clientY });
  const zoom = handle.zoom();
  const free = { x: Math.round(pointer.x - HELD.x), y: Math.round(pointer.y - HELD.y) };
  const rect = { ...free, ...NODE };
  const near = sceneOf(canvas)
    .nodes.near(padded(rect, NEAR))
    .flatMap((id) => canvas.nodes[id]?.rect ?? []);
  const { by, guides } = altKey ? { by: { x: 0, y: 0 }, guides: [] } : snap(rect, near, [], PULL / zoom);
  return { at: { x: free.x + by.x, y: free.y + by.y }, by, guides, pointer, zoom, target: targetAt(pointer) };
}

function showAt(entry: PaletteEntry, event: PointerEvent): void {
  const place = placeFor(event);
  const zoom = place?.zoom ?? canvasHandle()?.zoom() ?? 1;
  const by = place?.by ?? { x: 0, y: 0 };
  useCarry.setState({
    entry,
    zoom,
    over: place !== null,
    at: { x: event.clientX + (by.x - HELD.x) * zoom, y: event.clientY + (by.y - HELD.y) * zoom },
  });
  markDrop(place === null || event.altKey ? null : place.pointer, zoom, null);
  useDrag.setState({
    guides: place?.guides ?? [],
    into: place?.target.lane ?? undefined,
    at: place?.pointer ?? null,
  });
}

function letGo(): void {
  useCarry.setState(NOTHING);
  markDrop(null, 1, null);
  useDrag.setState({ guides: [], into: undefined, at: null });
}

/** Carries a step type from where it is pressed to where it is dropped; Escape puts it back. */
export function carry(entry: PaletteEntry, down: ReactPointerEvent<HTMLElement>): void {
  if (down.button !== 0) return;
  const element = down.currentTarget;
  const from = { x: down.clientX, y: down.clientY };
  let carrying = false;
  let last: PointerEvent | null = null;
  const edge = edgePan(() => {
    if (last !== null) showAt(entry, last);
  });
  const move = (event: PointerEvent) => {
    if (!carrying && Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return;
    carrying = true;
    last = event;
    showAt(entry, event);
    edge.to({ x: event.clientX, y: event.clientY });
  };
  const end = () => {
    edge.end();
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", drop);
    element.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", escape, true);
    letGo();
  };
  const drop = (event: PointerEvent) => {
    const place = carrying ? placeFor(event) : null;
    end();
    if (place === null) return;
    const { at, pointer, target, zoom } = place;
    const add = () => void dropStep(entry.step_type, at, target);
    // Alt lets it fall free, on whatever is there.
    if (
      event.altKey ||
      !dropNewOn(entry.step_type, pointer, zoom, at, { x: event.clientX, y: event.clientY }, add)
    )
      add();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !carrying) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  element.setPointerCapture(down.pointerId);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", drop);
  element.addEventListener("pointercancel", end);
  window.addEventListener("keydown", escape, true);
}
