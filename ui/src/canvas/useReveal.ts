import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { reveal } from "./reveal";

/** Brings the selected step into view when it is selected elsewhere: by a key, in the outline, in a problem. */
export function useReveal(canvas: CanvasView, selected: string | null): void {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const node = canvas.nodes.find((one) => one.step === selected);
    const { width, height } = store.getState();
    if (node === undefined || width === 0) return;
    const before = getViewport();
    const after = reveal(before, { width, height }, node.rect);
    if (after !== before) void setViewport(after, { duration: 140 });
    // A moved node is under the user's hand: only a new selection moves the view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);
}
