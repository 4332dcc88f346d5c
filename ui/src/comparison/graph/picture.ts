import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import { wirePath } from "../../canvas/wirePath";
import { HUES } from "../letter";
import { boundsOf } from "./useFitAll";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const STROKES = { added: "--ok", removed: "--err", changed: "--warn", same: "--line-strong" } as const;

/** The merged graph as an SVG that needs nothing else, in the theme that is shown. */
export function graphPicture({
  graph,
  executions,
}: Pick<ExecutionComparison, "graph" | "executions">): string {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim() || "#777";
  const { x, y, width, height } = boundsOf(graph);
  const lanes = graph.lanes.map(
    ({ rect, title, note }) =>
      `<rect x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}" rx="12" fill="${token("--bg")}" stroke="${token("--line-strong")}"/><text x="${rect.x + 10}" y="${rect.y + 18}" font-size="11" fill="${token("--text-2")}">${escaped(`${title} ${note}`)}</text>`,
  );
  const wires = graph.wires.map(({ points, state, kind }) => {
    const dashes =
      state === "added" || state === "removed"
        ? ' stroke-dasharray="4 3"'
        : kind === "order"
          ? ' stroke-dasharray="2 4"'
          : "";
    return `<path d="${wirePath(points)}" fill="none" stroke="${token(state === "same" ? "--wire" : STROKES[state])}" stroke-width="1.5"${dashes}/>`;
  });
  const nodes = graph.nodes.map((node) => {
    const { rect } = node;
    const each = rect.width / Math.max(1, node.cells.length);
    const cells =
      node.cells.length > 4
        ? ""
        : node.cells
            .map(
              ({ text }, index) =>
                `<rect x="${rect.x + index * each + 6}" y="${rect.y + 51}" width="4" height="12" rx="2" fill="${token(`--run-${String.fromCharCode(97 + (index % HUES))}`)}"/><text x="${rect.x + index * each + 14}" y="${rect.y + 61}" font-size="11" fill="${token("--text-2")}">${escaped(text)}</text>`,
            )
            .join("");
    return (
      `<rect x="${rect.x}" y="${rect.y}" width="${rect.width}" height="${rect.height}" rx="8" fill="${token("--raised")}" stroke="${token(STROKES[node.state])}"${node.state === "added" || node.state === "removed" ? ' stroke-dasharray="4 3"' : ""}/>` +
      `<text x="${rect.x + 10}" y="${rect.y + 18}" font-size="13" font-weight="600" fill="${token("--text")}">${escaped(node.step)}</text><text x="${rect.x + 10}" y="${rect.y + 34}" font-size="11" fill="${token(node.state === "same" ? "--text-3" : STROKES[node.state])}">${escaped(node.caption)}</text>${cells}`
    );
  });
  const names = executions.map(({ letter, summary }) => `${letter} ${summary.arn}`).join(", ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x - 24} ${y - 24} ${width + 48} ${height + 48}" font-family="Inter, system-ui, sans-serif"><title>${escaped(names)}</title><rect x="${x - 24}" y="${y - 24}" width="${width + 48}" height="${height + 48}" fill="${token("--canvas")}"/>${lanes.join("")}${wires.join("")}${nodes.join("")}</svg>\n`;
}
