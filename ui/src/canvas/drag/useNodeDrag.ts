import { useReactFlow, type OnNodeDrag } from "@xyflow/react";
import { useMemo } from "react";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { useSelection } from "../../document/selection";
import type { FlowNode } from "../flow";
import { dragEnd, dragOn } from "./drag";

interface NodeDrag {
  onNodeDragStart: OnNodeDrag<FlowNode>;
  onNodeDrag: OnNodeDrag<FlowNode>;
  onNodeDragStop: OnNodeDrag<FlowNode>;
}

/** Dragging nodes: one that is not selected alone, one that is with all the others; Alt lets it go anywhere. */
export function useNodeDrag(canvas: CanvasView): NodeDrag {
  const { screenToFlowPosition, getZoom } = useReactFlow();
  return useMemo(() => {
    const read = (event: Parameters<OnNodeDrag<FlowNode>>[0], node: FlowNode) => {
      const at = "clientX" in event ? event : (event.touches[0] ?? event.changedTouches[0]);
      const pointer = screenToFlowPosition({ x: at?.clientX ?? 0, y: at?.clientY ?? 0 });
      return { canvas, step: node.id, to: node.position, pointer, zoom: getZoom(), free: event.altKey };
    };
    return {
      onNodeDragStart: (_, node) => {
        const { steps, select } = useSelection.getState();
        if (!steps.has(node.id)) select(node.id);
      },
      onNodeDrag: (event, node) => dragOn(read(event, node)),
      onNodeDragStop: (event, node) => void dragEnd(read(event, node)),
    };
  }, [canvas, screenToFlowPosition, getZoom]);
}
