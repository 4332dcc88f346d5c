import type { CanvasView } from "../backend/bindings/CanvasView";
import type { NodeView } from "../backend/bindings/NodeView";

/** A row of the outline: a step, or the name of a branch. */
export interface OutlineRow {
  id: string;
  depth: number;
  label: string;
  node: NodeView | null;
}

/** The steps in definition order, each Condition followed by its branches. */
export function outlineRows(canvas: CanvasView): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const visit = (lane: string | null, depth: number) => {
    for (const node of canvas.nodes.filter((one) => one.lane === lane)) {
      rows.push({ id: node.step, depth, label: node.step, node });
      for (const branch of canvas.lanes.filter((one) => one.condition === node.step)) {
        rows.push({ id: `lane:${branch.id}`, depth: depth + 1, label: branch.title, node: null });
        visit(branch.id, depth + 2);
      }
    }
  };
  visit(null, 0);
  return rows;
}
