import { getViewportForBounds, useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import type { MergedGraph } from "../../backend/bindings/MergedGraph";

const PADDING = { top: "24px", left: "24px", right: "24px", bottom: "24px" } as const;

/** The frame of everything drawn. */
export function boundsOf({ nodes, lanes, wires }: MergedGraph): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const rects = [...nodes, ...lanes].map(({ rect }) => rect);
  const points = wires.flatMap((wire) => wire.points);
  const xs = [...rects.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [...rects.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)];
  if (xs.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const [left, top] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  return {
    x: left,
    y: top,
    width: xs.reduce((a, b) => Math.max(a, b)) - left,
    height: ys.reduce((a, b) => Math.max(a, b)) - top,
  };
}

/** Brings the whole graph into view when others are compared, and when the panel gets another size while nothing was moved by hand. */
export function useFitAll(graph: MergedGraph, subject: string): void {
  const { setViewport } = useReactFlow();
  const store = useStoreApi();
  const fitted = useRef("");
  useEffect(() => {
    const fit = () => {
      const { width, height, panZoom } = store.getState();
      const key = `${subject} ${width} ${height}`;
      if (width === 0 || height === 0 || panZoom === null || fitted.current === key) return;
      fitted.current = key;
      void setViewport(getViewportForBounds(boundsOf(graph), width, height, 0.05, 1, PADDING));
    };
    fit();
    return store.subscribe(fit);
  }, [graph, subject, setViewport, store]);
}
