import type { Rect } from "../backend/bindings/Rect";

interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** Room kept between a revealed node and the canvas's edge, in px on screen. */
const AIR = 24;

function shift(low: number, high: number, size: number): number {
  if (high - low > size - 2 * AIR) return AIR - low;
  if (low < AIR) return AIR - low;
  return high > size - AIR ? size - AIR - high : 0;
}

/** The viewport that shows the rectangle whole, moved as little as possible; the same when it does already. */
export function reveal(viewport: Viewport, size: { width: number; height: number }, rect: Rect): Viewport {
  const { x, y, zoom } = viewport;
  const left = rect.x * zoom + x;
  const top = rect.y * zoom + y;
  const dx = shift(left, left + rect.width * zoom, size.width);
  const dy = shift(top, top + rect.height * zoom, size.height);
  return dx === 0 && dy === 0 ? viewport : { x: x + dx, y: y + dy, zoom };
}
