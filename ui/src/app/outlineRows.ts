import type { CanvasView } from "../backend/bindings/CanvasView";
import type { NodeView } from "../backend/bindings/NodeView";

/** A row of the outline: a step, or the name of a branch. */
export interface OutlineRow {
  id: string;
  depth: number;
  label: string;
  node: NodeView | null;
  /** The row it stands below: a step's branch, a branch's step. */
  parent: string | null;
}

function grouped<T>(list: readonly T[], by: (one: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const one of list) {
    const group = groups.get(by(one));
    if (group === undefined) groups.set(by(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** The steps in definition order, each Condition followed by its branches. */
export function outlineRows(canvas: CanvasView): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const nodes = grouped(canvas.nodes, ({ lane }) => lane);
  const branches = grouped(canvas.lanes, ({ condition }) => condition);
  const visit = (lane: string | null, depth: number) => {
    for (const node of nodes.get(lane) ?? []) {
      rows.push({
        id: node.step,
        depth,
        label: node.step,
        node,
        parent: lane === null ? null : `lane:${lane}`,
      });
      for (const branch of branches.get(node.step) ?? []) {
        rows.push({
          id: `lane:${branch.id}`,
          depth: depth + 1,
          label: branch.title,
          node: null,
          parent: node.step,
        });
        visit(branch.id, depth + 2);
      }
    }
  };
  visit(null, 0);
  return rows;
}

/** Each row's place among those below the same row, from 1, and how many these are: what screen readers say of a tree. */
export function placesAmong(rows: readonly OutlineRow[]): ReadonlyMap<string, { place: number; of: number }> {
  const sizes = new Map<string | null, number>();
  const places = rows.map(({ id, parent }) => {
    const place = (sizes.get(parent) ?? 0) + 1;
    sizes.set(parent, place);
    return { id, parent, place };
  });
  return new Map(places.map(({ id, parent, place }) => [id, { place, of: sizes.get(parent) ?? place }]));
}

/** The rows outside of closed branches; while steps are searched for, those found and what they stand in. */
export function visibleRows(
  rows: readonly OutlineRow[],
  closed: ReadonlySet<string>,
  found: ReadonlySet<string> | null,
): OutlineRow[] {
  if (found !== null) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const kept = new Set<string>();
    for (const { id } of rows) {
      if (!found.has(id)) continue;
      for (
        let row = byId.get(id);
        row !== undefined && !kept.has(row.id);
        row = row.parent === null ? undefined : byId.get(row.parent)
      )
        kept.add(row.id);
    }
    return rows.filter(({ id }) => kept.has(id));
  }
  const hidden = new Set<string>();
  return rows.filter(({ id, parent }) => {
    if (parent === null || (!closed.has(parent) && !hidden.has(parent))) return true;
    hidden.add(id);
    return false;
  });
}
