import type { PlotPoint } from "./plot";

/** The point that a key leads to: left and right along a series, up and down to the next series at the same place. */
export function stepTo(points: readonly PlotPoint[], at: number | null, key: string): number | null {
  if (points.length === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return points.length - 1;
  if (!key.startsWith("Arrow")) return null;
  const here = at === null ? undefined : points[at];
  if (at === null || here === undefined) return 0;
  const own = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  if (key === "ArrowLeft" || key === "ArrowRight" || points.every(({ series }) => series === here.series))
    return Math.min(points.length - 1, Math.max(0, at + own));
  const others = points
    .map((point, index) => ({ point, index }))
    .filter(({ point }) => point.series === here.series + own);
  if (others.length === 0) return at;
  return others.reduce((best, one) =>
    Math.abs(one.point.index - here.index) < Math.abs(best.point.index - here.index) ? one : best,
  ).index;
}
