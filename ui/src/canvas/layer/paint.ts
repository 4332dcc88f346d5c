import { padded } from "../scene/rect";
import type { Scene } from "../scene/scene";
import type { Brush } from "./brush";
import { paintLanes } from "./paintLanes";
import { paintNodes } from "./paintNodes";
import { paintWires } from "./paintWires";

/** How much of what is not looked at stays visible. */
const DIM = 0.4;
const DIM_CONTRAST = 0.6;

/** How far nodes' flags and rings reach out of them. */
const REACH = 16;

/** Paints what the view shows of a scene: lanes, wires above them, nodes above both. */
export function paint(brush: Omit<Brush, "pass">, scene: Scene, ratio: number): void {
  const { pen, view } = brush;
  const { rect, zoom } = view;
  const scale = zoom * ratio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale);
  const shown = padded(rect, REACH);
  paintLanes({ ...brush, pass: "all" }, scene, shown);
  for (const pass of brush.marks.focus === null ? (["all"] as const) : (["away", "near"] as const)) {
    pen.globalAlpha =
      pass !== "away" ? 1 : document.documentElement.dataset.theme === "contrast" ? DIM_CONTRAST : DIM;
    paintWires({ ...brush, pass }, scene, shown);
    paintNodes({ ...brush, pass }, scene, shown);
  }
  pen.globalAlpha = 1;
}
