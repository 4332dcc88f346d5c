import type { Rect } from "../backend/bindings/Rect";
import type { StepPlace } from "../backend/bindings/StepPlace";

/** How steps are brought in line, or spread evenly. */
export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom" | "across" | "down";

export interface Placed {
  step: string;
  rect: Rect;
}

/** Spreads along an axis: the outermost stay, the gaps between become equal. */
function spread(nodes: readonly Placed[], axis: "x" | "y"): StepPlace[] {
  const size = axis === "x" ? "width" : "height";
  const sorted = [...nodes].sort((a, b) => a.rect[axis] - b.rect[axis]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const room =
    last.rect[axis] +
    last.rect[size] -
    first.rect[axis] -
    sorted.reduce((sum, { rect }) => sum + rect[size], 0);
  const gap = room / Math.max(1, sorted.length - 1);
  let next = first.rect[axis];
  return sorted.map(({ step, rect }) => {
    const at = { x: rect.x, y: rect.y, [axis]: Math.round(next) };
    next += rect[size] + gap;
    return { step, at };
  });
}

/** Where the nodes go to be aligned; the drawing around them sets the lines. */
export function align(nodes: readonly Placed[], how: Alignment): StepPlace[] {
  if (nodes.length === 0) return [];
  if (how === "across") return spread(nodes, "x");
  if (how === "down") return spread(nodes, "y");
  const [left, right] = [
    Math.min(...nodes.map(({ rect }) => rect.x)),
    Math.max(...nodes.map(({ rect }) => rect.x + rect.width)),
  ];
  const [top, bottom] = [
    Math.min(...nodes.map(({ rect }) => rect.y)),
    Math.max(...nodes.map(({ rect }) => rect.y + rect.height)),
  ];
  return nodes.map(({ step, rect: { x, y, width, height } }) => {
    const at = {
      left: { x: left, y },
      centre: { x: Math.round((left + right - width) / 2), y },
      right: { x: right - width, y },
      top: { x, y: top },
      middle: { x, y: Math.round((top + bottom - height) / 2) },
      bottom: { x, y: bottom - height },
    }[how];
    return { step, at };
  });
}
