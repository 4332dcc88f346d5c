import { useEffect, type RefObject } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";

let drawings = 0;

/**
 * Notes on the canvas's element when a drawing has been painted: the frame after the one it was drawn in. The first
 * one of the window is marked as `canvas` in the page's performance timeline. Measurements and journeys go by both.
 */
export function usePainted(element: RefObject<HTMLElement | null>, canvas: CanvasView): void {
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        drawings += 1;
        if (drawings === 1) performance.mark("canvas");
        element.current?.setAttribute("data-painted", String(drawings));
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [element, canvas]);
}
