import type { Point } from "../backend/bindings/Point";
import { canvasHandle } from "./handle";

/** How near the edge something dragged makes the drawing come, and how fast at most, in px a frame. */
const NEAR = 36;
const FASTEST = 14;

/** How far one edge of two pulls: towards the nearer one, the faster the nearer, and no more when well beyond it. */
function pull(at: number, from: number, to: number): number {
  const off = Math.min(at - from, to - at);
  if (off >= NEAR || off < -NEAR) return 0;
  const speed = Math.min(1, (NEAR - off) / NEAR) * FASTEST;
  return at - from < to - at ? speed : -speed;
}

/** How the drawing moves in a frame while something is held at a place of the window. */
export function panFor(at: Point, box: Pick<DOMRect, "left" | "right" | "top" | "bottom">): Point {
  return { x: pull(at.x, box.left, box.right), y: pull(at.y, box.top, box.bottom) };
}

/** A drag that moves the drawing when it comes near the canvas's edge. */
export interface EdgePan {
  /** Where the pointer is now. */
  to: (at: Point) => void;
  end: () => void;
}

/**
 * Begins such a drag; `panned` is told where the pointer is whenever the drawing moved below it. What comes from
 * outside, or begins at the edge, must have been away from the edge once.
 */
export function edgePan(panned: (at: Point) => void): EdgePan {
  let at: Point = { x: 0, y: 0 };
  let armed = false;
  let frame: number | null = null;
  let moving = false;
  const pan = () => {
    frame = null;
    const handle = canvasHandle();
    if (handle === null) return;
    const by = panFor(at, handle.element.getBoundingClientRect());
    if (by.x === 0 && by.y === 0) {
      armed = true;
      return;
    }
    if (!armed) return;
    moving = true;
    void handle.panBy(by).then((moved) => {
      moving = false;
      if (!moved || !armed) return;
      panned(at);
      frame = requestAnimationFrame(pan);
    });
  };
  return {
    to: (next) => {
      at = next;
      if (frame === null && !moving) pan();
    },
    end: () => {
      armed = false;
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
