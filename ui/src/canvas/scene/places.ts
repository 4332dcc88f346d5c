import type { Rect } from "../../backend/bindings/Rect";

interface Place {
  id: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Where things lie, in one row: asking each of ten thousand whether it is near takes a tenth of a millisecond, and no index
 * has to be made that the next edit would throw away.
 */
export class Places {
  private readonly all: Place[] = [];

  /** Adds an id, in ascending order; one may have several places, one after another. */
  add(id: number, left: number, top: number, right: number, bottom: number): void {
    this.all.push({ id, left, top, right, bottom });
  }

  /** Every id that touches the rectangle, in ascending order. */
  near({ x, y, width, height }: Rect): number[] {
    const [toX, toY] = [x + width, y + height];
    const near: number[] = [];
    let last = -1;
    for (const { id, left, top, right, bottom } of this.all) {
      if (left <= toX && right >= x && top <= toY && bottom >= y && id !== last) {
        near.push(id);
        last = id;
      }
    }
    return near;
  }

  /** The smallest rectangle around all places of all these; without size at the origin when there are none. */
  static bounds(some: readonly Places[]): Rect {
    let [x, y, toX, toY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { all } of some) {
      for (const { left, top, right, bottom } of all) {
        if (left < x) x = left;
        if (top < y) y = top;
        if (right > toX) toX = right;
        if (bottom > toY) toY = bottom;
      }
    }
    return x > toX ? { x: 0, y: 0, width: 0, height: 0 } : { x, y, width: toX - x, height: toY - y };
  }
}
