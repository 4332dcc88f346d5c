import type { Point } from "../backend/bindings/Point";

/** The radius of a wire's corners. */
export const CORNER = 8;

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const k = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * k, y: from.y + (to.y - from.y) * k };
}

const at = ({ x, y }: Point): string => `${x} ${y}`;

const known = new WeakMap<readonly Point[], string>();

/** The polyline as SVG path data, its corners rounded as far as the shorter leg allows. Remembered for as long as the points are. */
export function wirePath(points: readonly Point[]): string {
  let path = known.get(points);
  if (path === undefined) known.set(points, (path = pathOf(points)));
  return path;
}

function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  let path = `M${at(first)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (before === undefined || corner === undefined || after === undefined) continue;
    path += `L${at(towards(corner, before, CORNER))}Q${at(corner)} ${at(towards(corner, after, CORNER))}`;
  }
  return `${path}L${at(last)}`;
}
