import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, type RefObject } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { useFit } from "./fit";
import { offerCanvas } from "./handle";
import { reveal } from "./reveal";

/** Offers the canvas to the window's commands. */
export function useHandle(element: RefObject<HTMLElement | null>, canvas: CanvasView): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const fit = useFit(canvas);
  useEffect(() => {
    if (element.current === null) return;
    return offerCanvas({
      element: element.current,
      toDrawing: (at) => flow.screenToFlowPosition(at),
      toWindow: (at) => flow.flowToScreenPosition(at),
      zoom: () => flow.getZoom(),
      fit,
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: 140 }),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 140 }),
      panBy: (by) => store.getState().panBy(by),
      show: (rect) => {
        const { width, height } = store.getState();
        const before = flow.getViewport();
        const after = reveal(before, { width, height }, rect);
        if (after !== before) void flow.setViewport(after, { duration: 140 });
      },
    });
  }, [element, flow, store, fit]);
}
