import { useStore, ViewportPortal } from "@xyflow/react";
import { Glyph } from "../../widgets/Glyph";
import { useDrag } from "./drag";

/** While nodes are dragged: the lines they are in line with, and the lane they would go into. */
export function DragMarks() {
  const { guides, into, at } = useDrag();
  const zoom = useStore(({ transform }) => transform[2]);
  if (guides.length === 0 && into === undefined) return null;
  return (
    <ViewportPortal>
      <svg className="guides" aria-hidden="true">
        {guides.map(({ axis, at: line, from, to }) => (
          <path
            key={axis}
            d={axis === "x" ? `M${line} ${from - 8}V${to + 8}` : `M${from - 8} ${line}H${to + 8}`}
            strokeWidth={1 / zoom}
          />
        ))}
      </svg>
      {into !== undefined && at !== null && (
        <div
          className="drop-hint"
          style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${1 / zoom}) translate(-50%, -62px)` }}
          data-testid="drop-hint"
        >
          <Glyph name={into === null ? "external" : into.outcome === false ? "cross" : "check"} size={12} />
          {into === null ? "Out of the branch" : `Into ${into.title} of ${into.condition}`}
        </div>
      )}
    </ViewportPortal>
  );
}
