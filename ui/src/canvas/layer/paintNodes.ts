import type { Family } from "../../backend/bindings/Family";
import type { NodeView } from "../../backend/bindings/NodeView";
import type { PortView } from "../../backend/bindings/PortView";
import type { Rect } from "../../backend/bindings/Rect";
import { LOOKS, type StepState } from "../../executions/stepState";
import { counted } from "../../format/number";
import { GLYPHS, stepGlyph } from "../../widgets/glyphs";
import { rowCentre } from "../route";
import type { Scene } from "../scene/scene";
import { borderOf } from "./border";
import { glyph } from "./glyph";
import { groups } from "./groups";
import { paintTiles } from "./paintTiles";
import { inPass, type Brush } from "./brush";
import { cut } from "./text";

/** From these zooms on there are names, and what stands below them. */
const NAMES = 0.25;
const DETAILS = 0.4;
const RADIUS = 8;
const PORT = 4.5;

/** Nodes by how their box looks, so that each look is painted at once. */
function byLook(brush: Brush, nodes: readonly NodeView[]): Map<string, NodeView[]> {
  return groups(
    nodes,
    ({ step }) => `${borderOf(brush, step)} ${brush.marks.states?.get(step) === "skipped" ? "dim" : ""}`,
  );
}

function boxes(pen: CanvasRenderingContext2D, nodes: readonly NodeView[]): void {
  pen.beginPath();
  for (const {
    rect: { x, y, width, height },
  } of nodes)
    pen.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, RADIUS);
}

/** The steps' nodes: below the zoom of names a tile each, then with name, then with what stands below it and ports. */
export function paintNodes(brush: Brush, scene: Scene, shown: Rect): void {
  const {
    marks,
    view: { zoom },
  } = brush;
  const nodes = scene.nodes.near(shown).flatMap((id) => {
    const node = scene.canvas.nodes[id];
    return node === undefined || marks.lifted.has(node.step) || !inPass(brush, node.step) ? [] : [node];
  });
  if (zoom < NAMES) paintTiles(brush, nodes);
  else paintBoxes(brush, nodes);
  paintStates(brush, nodes);
  paintFlags(brush, nodes);
}

function paintBoxes(brush: Brush, nodes: readonly NodeView[]): void {
  const {
    pen,
    colours,
    view: { zoom },
  } = brush;
  for (const [look, some] of byLook(brush, nodes)) {
    const [border = "", dim] = look.split(" ");
    boxes(pen, some);
    if (border === colours.accent) {
      pen.strokeStyle = colours.ring;
      pen.lineWidth = Math.max(8, 3 / zoom);
      pen.stroke();
    }
    pen.fillStyle = dim === "dim" ? colours.canvas : colours.raised;
    pen.fill();
    pen.strokeStyle = border;
    pen.lineWidth = border === colours.lineStrong ? Math.max(1, 0.6 / zoom) : Math.max(2, 1.2 / zoom);
    if (dim === "dim") pen.setLineDash([3, 3]);
    pen.stroke();
    pen.setLineDash([]);
  }
  for (const [family, some] of groups(nodes, ({ family }) => family)) paintGlyphs(brush, family, some);
  paintHeads(brush, nodes);
  if (zoom >= DETAILS) paintPorts(brush, nodes);
}

function paintGlyphs({ pen, colours }: Brush, family: Family, nodes: readonly NodeView[]): void {
  pen.beginPath();
  for (const { rect } of nodes) pen.roundRect(rect.x + 9, rect.y + 8.5, 28, 28, 7);
  pen.fillStyle = colours.tile[family];
  pen.fill();
  pen.strokeStyle = colours.family[family];
  for (const { rect, step_type } of nodes) glyph(pen, stepGlyph(step_type), rect.x + 14, rect.y + 13.5, 18);
}

function paintHeads({ pen, colours, marks, view: { zoom } }: Brush, nodes: readonly NodeView[]): void {
  pen.font = `600 13px ${colours.font}`;
  pen.fillStyle = colours.text;
  for (const { rect, step } of nodes) pen.fillText(cut(pen, step, rect.width - 54), rect.x + 45, rect.y + 20);
  if (zoom < DETAILS || marks.states !== null) return;
  pen.font = `400 11px ${colours.font}`;
  pen.fillStyle = colours.text3;
  for (const { rect, subtitle } of nodes)
    pen.fillText(cut(pen, subtitle, rect.width - 54), rect.x + 45, rect.y + 35);
}

function paintPorts({ pen, colours }: Brush, nodes: readonly NodeView[]): void {
  pen.beginPath();
  for (const {
    rect: { x, y, width, height },
    conditions,
  } of nodes) {
    pen.moveTo(x, y + 44);
    pen.lineTo(x + width, y + 44);
    if (conditions.length === 0) continue;
    pen.moveTo(x, y + height - 27);
    pen.lineTo(x + width, y + height - 27);
    pen.moveTo(x + width / 2, y + height - 27);
    pen.lineTo(x + width / 2, y + height);
  }
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.stroke();
  const [full, free, wrong] = [new Path2D(), new Path2D(), new Path2D()];
  const dot = ({ connected, broken }: PortView, x: number, y: number) => {
    const path = broken ? wrong : connected ? full : free;
    path.moveTo(x + PORT, y);
    path.arc(x, y, PORT - 0.75, 0, 2 * Math.PI);
  };
  for (const { rect, inputs, outputs } of nodes) {
    inputs.forEach((port, row) => dot(port, rect.x, rowCentre(rect, row)));
    outputs.forEach((port, row) => dot(port, rect.x + rect.width, rowCentre(rect, row)));
  }
  pen.strokeStyle = colours.wire;
  pen.lineWidth = 1.5;
  pen.fillStyle = colours.wire;
  pen.fill(full);
  pen.stroke(full);
  pen.fillStyle = colours.raised;
  pen.fill(free);
  pen.stroke(free);
  pen.strokeStyle = colours.hues.err;
  pen.fill(wrong);
  pen.stroke(wrong);
}

function paintStates({ pen, colours, marks, view: { zoom } }: Brush, nodes: readonly NodeView[]): void {
  if (marks.states === null) return;
  for (const { rect, step } of nodes) {
    const state: StepState = marks.states.get(step) ?? "not-run";
    const { glyph: name, hue, word } = LOOKS[state];
    pen.strokeStyle = colours.hues[hue];
    if (zoom >= NAMES) {
      glyph(pen, GLYPHS[name], rect.x + 45, rect.y + 25, 12);
      if (zoom < DETAILS) continue;
      pen.font = `500 11px ${colours.font}`;
      pen.fillStyle = colours.hues[hue];
      pen.fillText(word, rect.x + 61, rect.y + 35);
    } else if (state !== "not-run") {
      const size = 26;
      pen.fillStyle = colours.raised;
      pen.beginPath();
      pen.arc(rect.x + rect.width - 8, rect.y + 8, size / 2 + 2, 0, 2 * Math.PI);
      pen.fill();
      if (size * zoom >= 4)
        glyph(pen, GLYPHS[name], rect.x + rect.width - 8 - size / 2, rect.y + 8 - size / 2, size);
      else {
        pen.fillStyle = colours.hues[hue];
        pen.fill();
      }
    }
  }
}

function paintFlags({ pen, colours, marks, view: { zoom } }: Brush, nodes: readonly NodeView[]): void {
  if (marks.states !== null || marks.problems.size === 0) return;
  for (const { rect, step } of nodes) {
    const problem = marks.problems.get(step);
    if (problem === undefined) continue;
    const { errors, warnings } = problem;
    const hue = errors > 0 ? colours.hues.err : colours.hues.warn;
    pen.fillStyle = errors > 0 ? colours.errBack : colours.warnBack;
    pen.strokeStyle = hue;
    pen.beginPath();
    if (zoom >= NAMES) {
      const text = errors > 0 ? counted(errors, "error") : counted(warnings, "warning");
      pen.font = `600 11px ${colours.font}`;
      const width = pen.measureText(text).width + 26;
      const x = rect.x + rect.width + 6 - width;
      pen.roundRect(x, rect.y - 12.5, width, 18, 9);
      pen.lineWidth = 1;
      pen.fill();
      pen.stroke();
      glyph(pen, GLYPHS[errors > 0 ? "failed" : "warning"], x + 5, rect.y - 9.5, 12);
      pen.fillStyle = hue;
      pen.fillText(text, x + 20, rect.y + 0.5);
    } else {
      pen.arc(rect.x + rect.width - 6, rect.y + 6, Math.max(14, 2.5 / zoom), 0, 2 * Math.PI);
      pen.fillStyle = hue;
      pen.fill();
    }
  }
}
