import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent, RefObject } from "react";
import type { MergedGraph } from "../../backend/bindings/MergedGraph";
import type { MergedNode } from "../../backend/bindings/MergedNode";
import { middle } from "../../canvas/nearest";
import { lookAt } from "../comparison";

/** The nearest step in a direction, measured so that what lies straight ahead comes first. */
export function neighbour(nodes: readonly MergedNode[], from: MergedNode, key: string): MergedNode | null {
  const here = middle(from);
  const ahead = (node: MergedNode): number | null => {
    const { x, y } = middle(node);
    const [dx, dy] = [x - here.x, y - here.y];
    const [along, across] =
      key === "ArrowRight"
        ? [dx, dy]
        : key === "ArrowLeft"
          ? [-dx, dy]
          : key === "ArrowDown"
            ? [dy, dx]
            : [-dy, dx];
    return along <= 1 ? null : along + 2 * Math.abs(across);
  };
  let best: { node: MergedNode; far: number } | null = null;
  for (const node of nodes) {
    const far = ahead(node);
    if (far !== null && (best === null || far < best.far)) best = { node, far };
  }
  return best?.node ?? null;
}

/** Arrows walk the graph, Enter looks at a step, Escape lets go. */
export function useMergedKeys(
  root: RefObject<HTMLElement | null>,
  graph: MergedGraph,
): (event: KeyboardEvent) => void {
  const flow = useReactFlow();
  const show = (step: string) => {
    lookAt({ step });
    const node = graph.nodes.find((one) => one.step === step);
    if (node !== undefined) {
      const { x, y, width, height } = node.rect;
      void flow.fitBounds(
        { x: x - 200, y: y - 120, width: width + 400, height: height + 240 },
        { duration: 140 },
      );
    }
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`)?.focus(),
    );
  };
  return (event) => {
    if (!(event.target instanceof HTMLElement)) return;
    const { step } = event.target.dataset;
    if (step === undefined) return;
    const from = graph.nodes.find((one) => one.step === step);
    if (from === undefined) return;
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(graph.nodes, from, event.key);
      if (next !== null) show(next.step);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      lookAt({ step });
    } else if (event.key === "Escape") {
      lookAt({ step: undefined });
    }
  };
}
