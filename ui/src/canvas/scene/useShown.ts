import { useStoreApi, type ReactFlowState } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { CanvasView } from "../../backend/bindings/CanvasView";
import { afterFrame } from "../../widgets/afterFrame";
import { arrive } from "./arrive";
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

/**
 * What of a drawing becomes elements, following the view; steps in hand always do. Many do a few a frame, and everything is
 * painted until all have.
 */
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
  const wanted = useMemo(
    () => elements(scene, shown, hands === "" ? [] : hands.split("\n")),
    [scene, shown, hands],
  );
  const [arriving, setArriving] = useState(() => ({ wanted, here: arrive(wanted, null, inHand) }));
  if (arriving.wanted !== wanted) setArriving({ wanted, here: arrive(wanted, arriving.here, inHand) });
  const all = arriving.here === arriving.wanted;
  useEffect(() => {
    if (arriving.here === arriving.wanted) return undefined;
    return afterFrame(() =>
      setArriving((now) => ({ wanted: now.wanted, here: arrive(now.wanted, now.here) })),
    );
  }, [arriving]);
  return { elements: arriving.here, painted: shown.how === "paint" || !all };
}
