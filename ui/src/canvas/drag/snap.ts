import type { Point } from "../../backend/bindings/Point";
import type { Rect } from "../../backend/bindings/Rect";

/** The canvas's grid. */
export const GRID = 20;

/** A line that shows what something is level with: at `at`, from `from` to `to` along the other axis. */
export interface Guide {
  axis: "x" | "y";
  at: number;
  from: number;
  to: number;
}

export interface Snapped {
  /** How far to move on, to be in line. */
  by: Point;
  guides: Guide[];
}

interface Axis {
  low: (rect: Rect) => number;
  size: (rect: Rect) => number;
}

const X: Axis = { low: ({ x }) => x, size: ({ width }) => width };
const Y: Axis = { low: ({ y }) => y, size: ({ height }) => height };

/** The three lines of a rectangle that others can be in line with. */
function lines(rect: Rect, axis: Axis): number[] {
  const [low, size] = [axis.low(rect), axis.size(rect)];
  return [low, low + size / 2, low + size];
}

/** The shortest way to be in line with one of the others; edges with edges, middles with middles. */
function nearest(moving: Rect, others: readonly Rect[], axis: Axis, reach: number): number | null {
  let best: number | null = null;
  const mine = lines(moving, axis);
  for (const other of others) {
    lines(other, axis).forEach((line, i) => {
      const by = line - (mine[i] ?? line);
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
    });
  }
  return best;
}

function guide(name: "x" | "y", moved: Rect, others: readonly Rect[]): Guide | null {
  const [axis, across] = name === "x" ? [X, Y] : [Y, X];
  for (let i = 0; i < 3; i++) {
    const at = lines(moved, axis)[i] ?? 0;
    const level = others.filter((other) => Math.abs((lines(other, axis)[i] ?? Infinity) - at) < 0.5);
    if (level.length === 0) continue;
    const ends = [moved, ...level].flatMap((rect) => [
      across.low(rect),
      across.low(rect) + across.size(rect),
    ]);
    return { axis: name, at, from: Math.min(...ends), to: Math.max(...ends) };
  }
  return null;
}

/**
 * Where a dragged rectangle comes to rest: in line with a neighbour, or with a wire's other end (`levels`: how far up or
 * down would make a wire straight), and on the grid where nothing is near.
 */
export function snap(
  moving: Rect,
  others: readonly Rect[],
  levels: readonly number[],
  reach: number,
): Snapped {
  const grid = (at: number) => Math.round(at / GRID) * GRID - at;
  const x = nearest(moving, others, X, reach);
  const level = levels.filter((by) => Math.abs(by) <= reach).sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  const y = level ?? nearest(moving, others, Y, reach);
  const by = { x: x ?? grid(moving.x), y: y ?? grid(moving.y) };
  const moved = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  const guides = [
    x === null ? null : guide("x", moved, others),
    y === null ? null : guide("y", moved, others),
  ];
  return { by, guides: guides.filter((one) => one !== null) };
}
