import { useStoreApi, type ReactFlowState } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { sceneOf } from "./scene";
import { elements, showing, type Showing, type View } from "./shown";

/** The part of the world that a canvas of React Flow's shows. */
export function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): View {
  return { rect: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }, zoom };
}

interface Shown {
  /** What becomes elements of the page. */
  elements: CanvasView;
  /** Whether the rest has to be painted. */
  painted: boolean;
}

/** What of a drawing becomes elements, following the view; steps in hand always do. */
export function useShown(canvas: CanvasView, inHand: readonly string[]): Shown {
  const store = useStoreApi();
  const scene = sceneOf(canvas);
  const [shown, setShown] = useState<Showing>(() => showing(scene, viewOf(store.getState()), null));
  useEffect(() => {
    const look = () => setShown((before) => showing(scene, viewOf(store.getState()), before));
    look();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
        look();
    });
  }, [scene, store]);
  const hands = inHand.join("\n");
  const given = useMemo(
    () => elements(scene, shown, hands === "" ? [] : hands.split("\n")),
    [scene, shown, hands],
  );
  return { elements: given, painted: shown.how === "paint" };
}
