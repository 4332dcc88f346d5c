import { padded } from "../scene/rect";
import type { Scene } from "../scene/scene";
import type { View } from "../scene/shown";
import type { Colours } from "./colours";
import { paintLanes } from "./paintLanes";
import { paintNodes } from "./paintNodes";
import { paintWires } from "./paintWires";
import type { Marks } from "./marks";

/** Where a picture is painted, and how. */
export interface Brush {
  pen: CanvasRenderingContext2D;
  colours: Colours;
  marks: Marks;
  view: View;
}

/** How far nodes' flags and rings reach out of them. */
const REACH = 16;

/** Paints what the view shows of a scene: lanes, wires above them, nodes above both. */
export function paint(brush: Brush, scene: Scene, ratio: number): void {
  const { pen, view } = brush;
  const { rect, zoom } = view;
  const scale = zoom * ratio;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale);
  const shown = padded(rect, REACH);
  paintLanes(brush, scene, shown);
  paintWires(brush, scene, shown);
  paintNodes(brush, scene, shown);
}
