import { useLayoutEffect, type RefObject } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { afterFrame } from "../widgets/afterFrame";

let drawings = 0;

/**
 * Notes on the canvas's element when a drawing has been painted: at the end of the frame that it is part of. The first
 * one of the window is marked as `canvas` in the page's performance timeline. Measurements and journeys go by both.
 */
export function usePainted(element: RefObject<HTMLElement | null>, canvas: CanvasView): void {
  useLayoutEffect(
    () =>
      afterFrame(() => {
        drawings += 1;
        if (drawings === 1) performance.mark("canvas");
        element.current?.setAttribute("data-painted", String(drawings));
      }),
    [element, canvas],
  );
}
