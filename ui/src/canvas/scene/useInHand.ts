import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { useSelection } from "../../document/selection";
import { useMoves } from "../moves";
import { nodeAt, sceneOf } from "./scene";

/**
 * So many steps become elements because of what is done with them; making forty took longer than a key may. Of more that are
 * moved the rest stay painted, and of more that are selected all but the one that leads.
 */
export const MOST = 16;

/**
 * The steps that need elements wherever they lie: the one below the pointer, so that it can be clicked, dragged and
 * connected; the selected ones; those being moved; and the one that Tab leads to.
 */
export function useInHand(canvas: CanvasView): string[] {
  const hovered = useHovered(canvas);
  const step = useSelection((state) => state.step);
  const steps = useSelection((state) => state.steps);
  const shifts = useMoves((state) => state.shifts);
  return useMemo(() => {
    const first = step ?? canvas.nodes[0]?.step;
    return [
      ...new Set([
        ...(first === undefined ? [] : [first]),
        ...(steps.size > MOST ? [] : steps),
        ...[...shifts.keys()].slice(0, MOST),
        ...(hovered === null ? [] : [hovered]),
      ]),
    ];
  }, [canvas, hovered, step, steps, shifts]);
}

/** The step below the pointer; it stays while a button is held. */
function useHovered(canvas: CanvasView): string | null {
  const store = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const [hovered, setHovered] = useState<string | null>(null);
  useEffect(() => {
    const root = store.getState().domNode;
    const look = (event: PointerEvent) => {
      if (event.buttons !== 0 && event.type === "pointermove") return;
      setHovered(
        nodeAt(sceneOf(canvas), screenToFlowPosition({ x: event.clientX, y: event.clientY }))?.step ?? null,
      );
    };
    // Captured: a press on a step that was never hovered, by touch or by a test, still finds its element.
    root?.addEventListener("pointermove", look);
    root?.addEventListener("pointerdown", look, true);
    return () => {
      root?.removeEventListener("pointermove", look);
      root?.removeEventListener("pointerdown", look, true);
    };
  }, [canvas, store, screenToFlowPosition]);
  return hovered;
}
