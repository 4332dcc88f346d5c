import type { LineageView } from "../backend/bindings/LineageView";
import { middle, nearest } from "../canvas/nearest";

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

/** The node that a key leads to: left and right along the wires, up and down to whatever lies there; `null` for other keys. */
export function nextNode(view: LineageView, from: string | null, key: string): string | null {
  if (key === "Home") return view.nodes[0]?.id ?? null;
  if (key === "End") return view.nodes.at(-1)?.id ?? null;
  if (!(key in ARROWS)) return null;
  const here = view.nodes.find(({ id }) => id === from);
  if (here === undefined) return view.nodes[0]?.id ?? null;
  const way = ARROWS[key as keyof typeof ARROWS];
  if (way === "left" || way === "right") {
    const ends = new Set(
      view.edges.flatMap(({ from: source, to }) =>
        way === "right" ? (source === from ? [to] : []) : to === from ? [source] : [],
      ),
    );
    return (
      nearest(
        here,
        view.nodes.filter(({ id }) => ends.has(id)),
      )?.id ?? null
    );
  }
  const sign = way === "down" ? 1 : -1;
  const there = view.nodes.filter((node) => {
    const down = sign * (middle(node).y - middle(here).y);
    return down > 0 && Math.abs(middle(node).x - middle(here).x) < Math.max(down * 1.8, here.rect.width / 2);
  });
  return nearest(here, there)?.id ?? null;
}
