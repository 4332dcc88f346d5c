import { ViewportPortal, useStore } from "@xyflow/react";
import { useDropOn } from "./dropOn";

/** Says what dropping a step here would do. */
export function DropMark() {
  const mark = useDropOn((state) => state.mark);
  const zoom = useStore(({ transform }) => transform[2]);
  if (mark === null) return null;
  const { hint, at } = mark;
  return (
    <ViewportPortal>
      <div
        className="loose-hint"
        style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${1 / zoom}) translate(-60px, 62px)` }}
        data-testid="drop-hint"
      >
        {hint}
      </div>
    </ViewportPortal>
  );
}
