import type { NodeView } from "../../backend/bindings/NodeView";
import { stepGlyph } from "../../widgets/glyphs";
import { borderOf } from "./border";
import { glyph } from "./glyph";
import { groups } from "./groups";
import type { Brush } from "./brush";

/** Glyphs smaller than this, in px on screen, are blots; nodes smaller than this have no border. */
const GLYPH = 5;
const BORDER = 12;

/** Far nodes: a tile in the family's tint with its glyph. Plain rectangles, which cost a tenth of paths. */
export function paintTiles(brush: Brush, nodes: readonly NodeView[]): void {
  const {
    pen,
    colours,
    marks,
    view: { zoom },
  } = brush;
  for (const [border, some] of groups(nodes, ({ step }) => borderOf(brush, step))) {
    const marked = border !== colours.lineStrong;
    const edge = (marked ? 2 : 1) / zoom;
    if (marked || 176 * zoom >= BORDER) {
      pen.fillStyle = border;
      const out = marked ? edge : 0;
      for (const {
        rect: { x, y, width, height },
      } of some)
        pen.fillRect(x - out, y - out, width + 2 * out, height + 2 * out);
    }
    const inset = marked || 176 * zoom < BORDER ? 0 : edge;
    for (const [family, of] of groups(some, (node) => node.family)) {
      // Without border or glyph the tint alone would hardly be seen.
      pen.fillStyle = 176 * zoom < BORDER ? colours.faint[family] : colours.tile[family];
      for (const {
        rect: { x, y, width, height },
        step,
      } of of) {
        if (marks.states?.get(step) !== "skipped")
          pen.fillRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
      }
    }
  }
  const skipped = nodes.filter(({ step }) => marks.states?.get(step) === "skipped");
  pen.fillStyle = colours.canvas;
  for (const {
    rect: { x, y, width, height },
  } of skipped)
    pen.fillRect(x + 1 / zoom, y + 1 / zoom, width - 2 / zoom, height - 2 / zoom);
  for (const [family, some] of groups(nodes, (node) => node.family)) {
    pen.strokeStyle = colours.family[family];
    for (const {
      rect: { x, y, width, height },
      step_type,
    } of some) {
      const size = Math.min(height - 14, 64);
      if (size * zoom >= GLYPH)
        glyph(pen, stepGlyph(step_type), x + (width - size) / 2, y + (height - size) / 2, size);
    }
  }
}
