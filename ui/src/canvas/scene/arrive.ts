import type { CanvasView } from "../../backend/bindings/CanvasView";

/** So many nodes become elements in one task; sixty of them, laid out and painted, took nearly all that a key may wait. */
const AT_ONCE = 20;

/**
 * What becomes elements next on the way to all that is wanted: what has them already and a few more, of which the urgent
 * ones come first, with the wires between them. The same object as what is wanted once that is all.
 */
export function arrive(
  wanted: CanvasView,
  before: CanvasView | null,
  urgent: readonly string[] = [],
): CanvasView {
  const here = new Set(before?.nodes.map(({ step }) => step));
  const missing = wanted.nodes.filter(({ step }) => !here.has(step)).map(({ step }) => step);
  if (missing.length <= AT_ONCE) return wanted;
  const first = new Set([...urgent.filter((step) => missing.includes(step)), ...missing]);
  for (const step of [...first].slice(0, AT_ONCE)) here.add(step);
  return {
    nodes: wanted.nodes.filter(({ step }) => here.has(step)),
    lanes: wanted.lanes,
    wires: wanted.wires.filter(({ from, to }) => here.has(from) && here.has(to)),
  };
}
