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

/** The polyline as SVG path data, its corners rounded as far as the shorter leg allows. */
export function wirePath(points: readonly Point[], radius = CORNER): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  let path = `M${at(first)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (before === undefined || corner === undefined || after === undefined) continue;
    path += `L${at(towards(corner, before, radius))}Q${at(corner)} ${at(towards(corner, after, radius))}`;
  }
  return `${path}L${at(last)}`;
}
