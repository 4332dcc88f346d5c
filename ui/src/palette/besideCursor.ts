import type { CSSProperties } from "react";
import type { Point } from "../backend/bindings/Point";

/** The search's width, and the height it may need. */
const WIDTH = 440;
const HEIGHT = 420;
/** How far it stays off the window's edges, and off what it is about. */
const AIR = 8;

/** Where a search about a place of the window opens: beside it, inside the window. */
export function besideCursor(at: Point, window: { width: number; height: number }): CSSProperties {
  const within = (wanted: number, size: number, room: number) =>
    Math.max(AIR, Math.min(wanted, room - size - AIR));
  const top = within(at.y + AIR, HEIGHT, window.height);
  return {
    left: within(at.x - 2 * AIR, WIDTH, window.width),
    top,
    width: WIDTH,
    maxHeight: Math.min(HEIGHT, window.height - top - AIR),
    transform: "none",
  };
}
