import { useReactFlow } from "@xyflow/react";
import { useRef, useState, type PointerEvent, type ReactNode } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import type { Point } from "../backend/bindings/Point";
import type { Rect } from "../backend/bindings/Rect";
import { useSelection } from "../document/selection";
import { sceneOf, stepsIn } from "./scene/scene";

interface MarqueeProps {
  canvas: CanvasView;
  children: ReactNode;
}

function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Selects what a box holds that is drawn with Shift and the pointer. */
export function Marquee({ canvas, children }: MarqueeProps) {
  const root = useRef<HTMLDivElement>(null);
  const { screenToFlowPosition } = useReactFlow();
  const [box, setBox] = useState<Rect | null>(null);

  const press = (down: PointerEvent<HTMLDivElement>) => {
    const onPane = down.target instanceof HTMLElement && down.target.classList.contains("react-flow__pane");
    const element = root.current;
    if (!down.shiftKey || down.button !== 0 || !onPane || element === null) return;
    down.stopPropagation();
    const from = { x: down.clientX, y: down.clientY };
    const before = down.ctrlKey || down.metaKey ? [...useSelection.getState().steps] : [];
    const offset = element.getBoundingClientRect();
    element.setPointerCapture(down.pointerId);
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const to = { x: clientX, y: clientY };
      const on = between(from, to);
      setBox({ ...on, x: on.x - offset.x, y: on.y - offset.y });
      useSelection
        .getState()
        .selectAll([
          ...before,
          ...stepsIn(sceneOf(canvas), between(screenToFlowPosition(from), screenToFlowPosition(to))),
        ]);
    };
    const end = () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("lostpointercapture", end);
      setBox(null);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", end);
  };
  return (
    <div
      ref={root}
      className="marquee-area"
      onPointerDownCapture={press}
      // React Flow would pan: it listens to the mouse.
      onMouseDownCapture={(event) => {
        if (
          event.shiftKey &&
          event.target instanceof HTMLElement &&
          event.target.classList.contains("react-flow__pane")
        )
          event.stopPropagation();
      }}
    >
      {children}
      {box !== null && (
        <div className="marquee" style={{ left: box.x, top: box.y, width: box.width, height: box.height }} />
      )}
    </div>
  );
}
