import type { LineageView } from "../backend/bindings/LineageView";
import { wirePath } from "../canvas/wirePath";
import { isStep } from "./lineage";

interface LineagePictureProps {
  view: LineageView;
}

/** As many letters fit into a box. */
const [NAME, DETAIL] = [24, 29];
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The graph on paper: the whole of it, as wide as the sheet. */
export function LineagePicture({ view: { bounds, nodes, edges } }: LineagePictureProps) {
  return (
    <svg
      className="lineage-picture"
      viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
      aria-hidden="true"
    >
      {edges.map((edge) => (
        <path key={`${edge.from} ${edge.to} ${edge.association}`} d={wirePath(edge.points)} />
      ))}
      {nodes.map((node) => {
        const { x, y, width, height } = node.rect;
        return (
          <g key={node.id} className={node.asked ? "asked" : ""}>
            <rect x={x} y={y} width={width} height={height} rx={isStep(node) ? height / 2 : 6} />
            <text x={x + 14} y={y + 19} className="name">
              {cut(node.name, NAME)}
            </text>
            <text x={x + 14} y={y + 34}>
              {cut(node.detail, DETAIL)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
