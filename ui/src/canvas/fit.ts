import { getViewportForBounds, useReactFlow, useStoreApi, type Viewport } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { sceneOf } from "./scene/scene";

const PADDING = { top: "20px", left: "16px", right: "16px", bottom: "20px" } as const;
/** How small a drawing may become by hand; to be seen whole it may become smaller. */
const MIN_ZOOM = 0.1;
const LEAST_ZOOM = 0.01;
/** Below this zoom steps have no names. */
const NAMES = 0.25;

/** The view that shows all of a drawing. */
export function whole(canvas: CanvasView, width: number, height: number): Viewport {
  return getViewportForBounds(sceneOf(canvas).bounds, width, height, LEAST_ZOOM, 1, PADDING);
}

interface Size {
  width: number;
  height: number;
}

/** The view of a canvas whose size has changed, when it showed all of the drawing and shall go on to; `null` when it stays. */
export function stillWhole(
  canvas: CanvasView,
  before: Size,
  after: Size,
  [x, y, zoom]: readonly [number, number, number],
): Viewport | null {
  const was = whole(canvas, before.width, before.height);
  const moved = Math.abs(was.x - x) > 1 || Math.abs(was.y - y) > 1 || Math.abs(was.zoom - zoom) > 0.001;
  const view = whole(canvas, after.width, after.height);
  // A part that can be read says more than a whole that cannot.
  return moved || (view.zoom < NAMES && zoom >= NAMES) ? null : view;
}

/** How far out the user can zoom: far enough to see everything. */
export function minZoom(canvas: CanvasView): number {
  const { bounds } = sceneOf(canvas);
  // Of the smallest canvas that the window's panels leave.
  return Math.max(
    LEAST_ZOOM,
    Math.min(MIN_ZOOM, 400 / Math.max(1, bounds.width), 240 / Math.max(1, bounds.height)),
  );
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

/**
 * Brings the whole drawing into view when another is shown, as soon as the canvas has a size; and keeps it so while
 * panels and the window change that size, until the user looks at a part.
 */
export function useFitted(canvas: CanvasView, subject: string): void {
  const store = useStoreApi();
  const { setViewport } = useReactFlow();
  const fit = useFit(canvas);
  const fitted = useRef<string | null>(null);
  const size = useRef<Size>({ width: 0, height: 0 });
  // A canvas that is mounted anew begins unfitted, as React's strict mode mounts it twice.
  useEffect(
    () => () => {
      fitted.current = null;
    },
    [],
  );
  useEffect(() => {
    const first = () => {
      const { width, height, panZoom, transform } = store.getState();
      if (width === 0 || height === 0 || panZoom === null) return;
      const before = size.current;
      size.current = { width, height };
      if (fitted.current === subject) {
        const view =
          before.width === width && before.height === height
            ? null
            : stillWhole(canvas, before, size.current, transform);
        if (view !== null) void setViewport(view);
        return;
      }
      fitted.current = subject;
      fit();
    };
    first();
    return store.subscribe(first);
  }, [canvas, subject, fit, setViewport, store]);
}
