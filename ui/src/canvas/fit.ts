import { getViewportForBounds, useReactFlow, useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { sceneOf } from "./scene/scene";

const PADDING = { top: "20px", left: "16px", right: "16px", bottom: "20px" } as const;
/** How small a drawing may become by hand; to be seen whole it may become smaller. */
const MIN_ZOOM = 0.1;
const LEAST_ZOOM = 0.01;

function whole(canvas: CanvasView, width: number, height: number) {
  return getViewportForBounds(sceneOf(canvas).bounds, width, height, LEAST_ZOOM, 1, PADDING);
}

/** How far out the user can zoom: far enough to see everything. */
export function minZoom(canvas: CanvasView): number {
  const { bounds } = sceneOf(canvas);
  // Of the smallest canvas that the window's panels leave.
  return Math.max(LEAST_ZOOM, Math.min(MIN_ZOOM, 400 / Math.max(1, bounds.width), 240 / Math.max(1, bounds.height)));
}

/** Brings the whole drawing into view: never enlarged, with a little air around. React Flow itself knows only what is in view. */
export function useFit(canvas: CanvasView): (duration?: number) => void {
  const { setViewport } = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (duration = 0) => {
      const { width, height } = store.getState();
      if (width > 0 && height > 0) void setViewport(whole(canvas, width, height), { duration });
    },
    [canvas, setViewport, store],
  );
}

/** Brings the whole drawing into view when another is shown, as soon as the canvas has a size. */
export function useFitted(canvas: CanvasView, subject: string): void {
  const store = useStoreApi();
  const fit = useFit(canvas);
  const fitted = useRef<string | null>(null);
  // A canvas that is mounted anew begins unfitted, as React's strict mode mounts it twice.
  useEffect(() => () => {
    fitted.current = null;
  }, []);
  useEffect(() => {
    const first = () => {
      const { width, height, panZoom } = store.getState();
      if (fitted.current === subject || width === 0 || height === 0 || panZoom === null) return;
      fitted.current = subject;
      fit();
    };
    first();
    return store.subscribe(first);
  }, [subject, fit, store]);
}
