import type { Rect } from "../../backend/bindings/Rect";

/** Edge length of a cell: a node and its gaps. */
const CELL = 256;
/** Cells beyond this are told apart no more; no drawing is a hundred million pixels wide. */
const SPAN = 1 << 20;

const cell = (at: number): number => Math.min(SPAN - 1, Math.max(-SPAN, Math.floor(at / CELL)));
const key = (column: number, row: number): number => (column + SPAN) * 2 * SPAN + (row + SPAN);

/** Finds the things near a place without asking each: ids by the cells that they lie in. */
export class Grid {
  private readonly cells = new Map<number, number[]>();
  /** The query that each id was last found by, so that it is told once. */
  private readonly found: number[] = [];
  private queries = 0;

  /** Puts an id into every cell that the rectangle touches; it may have several. */
  add(id: number, { x, y, width, height }: Rect): void {
    const [left, right, top, bottom] = [cell(x), cell(x + width), cell(y), cell(y + height)];
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const ids = this.cells.get(key(column, row));
        if (ids === undefined) this.cells.set(key(column, row), [id]);
        else if (ids.at(-1) !== id) ids.push(id);
      }
    }
  }

  /** Every id whose cells touch the rectangle, in ascending order: some may lie just outside. */
  near({ x, y, width, height }: Rect): number[] {
    const [left, right, top, bottom] = [cell(x), cell(x + width), cell(y), cell(y + height)];
    const query = ++this.queries;
    const ids: number[] = [];
    const collect = (some: readonly number[]) => {
      for (const id of some) {
        if (this.found[id] === query) continue;
        this.found[id] = query;
        ids.push(id);
      }
    };
    if ((right - left + 1) * (bottom - top + 1) > this.cells.size) {
      // Zoomed far out there are more places than cells.
      for (const [at, some] of this.cells) {
        const column = Math.floor(at / (2 * SPAN)) - SPAN;
        const row = (at % (2 * SPAN)) - SPAN;
        if (column >= left && column <= right && row >= top && row <= bottom) collect(some);
      }
    } else {
      for (let column = left; column <= right; column++) {
        for (let row = top; row <= bottom; row++) collect(this.cells.get(key(column, row)) ?? []);
      }
    }
    return ids.sort((a, b) => a - b);
  }
}
