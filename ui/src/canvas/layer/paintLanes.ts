import type { Rect } from "../../backend/bindings/Rect";
import type { Scene } from "../scene/scene";
import type { Brush } from "./brush";
import { cut } from "./text";

const RADIUS = 12;

/** The frames of branches, outer ones first, with their names while these can be read. */
export function paintLanes(
  { pen, colours, view: { zoom } }: Brush,
  { canvas, lanes }: Scene,
  shown: Rect,
): void {
  for (const id of lanes.near(shown)) {
    const lane = canvas.lanes[id];
    if (lane === undefined) continue;
    const { x, y, width, height } = lane.rect;
    pen.beginPath();
    if (zoom < 0.25) pen.rect(x, y, width, height);
    else pen.roundRect(x, y, width, height, RADIUS);
    pen.fillStyle = colours.lane;
    pen.fill();
    pen.strokeStyle = colours.lineStrong;
    pen.lineWidth = Math.max(1, 0.75 / zoom);
    pen.stroke();
    if (zoom < 0.4) continue;
    pen.fillStyle = colours.text;
    pen.font = `600 11px ${colours.font}`;
    pen.fillText(cut(pen, lane.title, width - 20), x + 10, y + 18);
  }
}
