import type { Rect } from "../backend/bindings/Rect";

interface Placed {
  rect: Rect;
}

interface Point {
  x: number;
  y: number;
}

/** The middle of what is drawn. */
export const middle = ({ rect }: Placed): Point => ({
  x: rect.x + rect.width / 2,
  y: rect.y + rect.height / 2,
});

/** The one whose middle is nearest; the first of equally near ones. */
export function nearest<T extends Placed>(from: Placed, among: readonly T[]): T | null {
  const here = middle(from);
  const distance = (node: Placed): number => Math.hypot(middle(node).x - here.x, middle(node).y - here.y);
  return among.reduce<T | null>(
    (best, node) => (best === null || distance(node) < distance(best) ? node : best),
    null,
  );
}
