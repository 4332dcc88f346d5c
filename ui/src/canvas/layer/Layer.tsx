import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { useDocument } from "../../document/document";
import { useFocus } from "../../document/focus";
import { useSelection } from "../../document/selection";
import { useExecution } from "../../executions/execution";
import { problemsByStep } from "../../problems/byStep";
import { useMoves } from "../moves";
import { MOST } from "../scene/useInHand";
import { useSearch } from "../search/search";
import { sceneOf } from "../scene/scene";
import { viewOf } from "../scene/useShown";
import { readColours } from "./colours";
import { executionMarks, type Marks } from "./marks";
import { paint } from "./paint";

interface LayerProps {
  canvas: CanvasView;
}

function useMarks(canvas: CanvasView): Marks {
  const diagnostics = useDocument(({ document }) => document?.diagnostics);
  const steps = useExecution(({ execution }) => execution?.steps ?? null);
  const selected = useSelection((state) => state.steps);
  const focus = useFocus((state) => state.steps);
  const found = useSearch((state) => state.names);
  const shifts = useMoves((state) => state.shifts);
  // A drag changes how far, frame by frame; the picture changes only with which.
  // Of more than can be elements the rest stay painted where they were until they are let go.
  const moved = [...shifts.keys()].slice(0, MOST).join("\n");
  const lifted = useMemo(() => new Set(moved === "" ? [] : moved.split("\n")), [moved]);
  return useMemo(
    () => ({
      ...executionMarks(canvas, steps),
      problems: problemsByStep(diagnostics ?? []),
      selected,
      found,
      focus,
      lifted,
    }),
    [canvas, steps, diagnostics, selected, found, focus, lifted],
  );
}

/** The whole drawing as one picture, for views of more nodes than a page can hold; panning and zooming paint it anew without React. */
export function Layer({ canvas }: LayerProps) {
  const picture = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const marks = useMarks(canvas);
  useLayoutEffect(() => {
    const element = picture.current;
    const pen = element?.getContext("2d");
    if (!element || !pen) return;
    const scene = sceneOf(canvas);
    let colours = readColours();
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { width, height } = store.getState();
      const ratio = window.devicePixelRatio;
      const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
      // Setting a size, even the same, clears and reallocates.
      if (element.width !== columns) element.width = columns;
      if (element.height !== rows) element.height = rows;
      paint({ pen, colours, marks, view: viewOf(store.getState()) }, scene, ratio);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    // Painted in the frame that the elements change in, and not before: what else happens until then is painted with it.
    soon();
    const unsubscribe = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        soon();
    });
    const themes = new MutationObserver(() => {
      colours = readColours();
      soon();
    });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      unsubscribe();
      themes.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [canvas, marks, store]);
  return <canvas ref={picture} className="layer" aria-hidden="true" data-testid="canvas-layer" />;
}
