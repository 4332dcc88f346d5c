import type { Point } from "../backend/bindings/Point";
import type { Rect } from "../backend/bindings/Rect";

/** What commands can ask of the canvas that is shown. */
export interface CanvasHandle {
  element: HTMLElement;
  /** From the window's coordinates to the drawing's. */
  toDrawing: (at: Point) => Point;
  /** The way back. */
  toWindow: (at: Point) => Point;
  zoom: () => number;
  fit: (duration: number) => void;
  zoomTo: (zoom: number) => void;
  /** Zooms in or out by one step. */
  zoomBy: (factor: number) => void;
  /** Moves the drawing by so many pixels of the window; whether it did. */
  panBy: (by: Point) => Promise<boolean>;
  /** Brings a part of the drawing into view. */
  show: (rect: Rect) => void;
}

let shown: CanvasHandle | null = null;
let pointer: Point | null = null;

/** The canvas on the screen; `null` while there is none. */
export function canvasHandle(): CanvasHandle | null {
  return shown;
}

/** Makes a canvas the one that commands mean, until the returned function is called. */
export function offerCanvas(handle: CanvasHandle): () => void {
  shown = handle;
  const move = ({ clientX, clientY }: PointerEvent) => (pointer = { x: clientX, y: clientY });
  const leave = () => (pointer = null);
  handle.element.addEventListener("pointermove", move);
  handle.element.addEventListener("pointerleave", leave);
  return () => {
    handle.element.removeEventListener("pointermove", move);
    handle.element.removeEventListener("pointerleave", leave);
    if (shown === handle) shown = null;
  };
}

/** What of the drawing is below the pointer; `null` while the pointer is elsewhere. */
export function placeAtPointer(): Point | null {
  if (shown === null || pointer === null) return null;
  const { x, y } = shown.toDrawing(pointer);
  return { x: Math.round(x), y: Math.round(y) };
}

/** Where on the drawing something new goes: below the pointer, or else in the middle of the view. */
export function placeForNew(): Point | null {
  if (shown === null) return null;
  const box = shown.element.getBoundingClientRect();
  const { x, y } = shown.toDrawing({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return placeAtPointer() ?? { x: Math.round(x), y: Math.round(y) };
}
