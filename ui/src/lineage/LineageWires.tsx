import { ViewportPortal } from "@xyflow/react";
import type { LineageView } from "../backend/bindings/LineageView";
import { wirePath } from "../canvas/wirePath";

interface LineageWiresProps {
  view: LineageView;
  selected: string | null;
}

/** The associations, those of the selected node above the others. */
export function LineageWires({ view, selected }: LineageWiresProps) {
  const drawn = view.edges.map((edge) => ({
    edge,
    path: wirePath(edge.points),
    on: edge.from === selected || edge.to === selected,
  }));
  const sorted = [...drawn].sort((a, b) => Number(a.on) - Number(b.on));
  return (
    <ViewportPortal>
      <svg className="wires" aria-hidden="true">
        {sorted.map(({ edge, path }) => (
          <path key={`${edge.from} ${edge.to} ${edge.association} halo`} className="halo" d={path} />
        ))}
        {sorted.map(({ edge, path, on }) => (
          <path
            key={`${edge.from} ${edge.to} ${edge.association}`}
            className={`w${edge.association === "SameAs" || edge.association === "AssociatedWith" ? " order" : ""}${on ? " on" : ""}`}
            d={path}
            data-association={edge.association}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
