import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type PointerEvent } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { useSelection } from "../document/selection";
import { readColours } from "./layer/colours";
import { holds } from "./scene/rect";
import { sceneOf } from "./scene/scene";
import { viewOf } from "./scene/useShown";

interface MinimapProps {
  canvas: CanvasView;
}

const [WIDTH, HEIGHT, EDGE] = [200, 140, 6];

/** The whole drawing, small, with the part in view; a press or drag on it goes there. */
export function Minimap({ canvas }: MinimapProps) {
  const map = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  const { setCenter } = useReactFlow();
  const selected = useSelection((state) => state.steps);
  const { bounds } = sceneOf(canvas);
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(1, bounds.width),
    (HEIGHT - 2 * EDGE) / Math.max(1, bounds.height),
  );
  const left = (WIDTH - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (HEIGHT - bounds.height * scale) / 2 - bounds.y * scale;

  useEffect(() => {
    const element = map.current;
    const box = element?.parentElement;
    const pen = element?.getContext("2d");
    if (!element || !box || !pen) return;
    let next = 0;
    const draw = () => {
      next = 0;
      if (box.hidden) return;
      const colours = readColours();
      const ratio = window.devicePixelRatio;
      element.width = WIDTH * ratio;
      element.height = HEIGHT * ratio;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      for (const { step, rect, folded } of canvas.nodes) {
        if (folded !== null) continue;
        pen.fillStyle = selected.has(step) ? colours.accent : colours.lineStrong;
        pen.fillRect(
          left + rect.x * scale,
          top + rect.y * scale,
          Math.max(1, rect.width * scale),
          Math.max(1, rect.height * scale),
        );
      }
    };
    const soon = () => {
      if (next === 0) next = requestAnimationFrame(draw);
    };
    soon();
    const looks = new MutationObserver(soon);
    looks.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    looks.observe(box, { attributes: true, attributeFilter: ["hidden"] });
    return () => {
      looks.disconnect();
      cancelAnimationFrame(next);
    };
  }, [canvas, selected, left, top, scale]);

  useEffect(() => {
    const follow = () => {
      const { rect } = viewOf(store.getState());
      const style = frame.current?.style;
      const box = frame.current?.parentElement;
      if (style === undefined || box == null) return;
      // With everything in view there is nowhere to go.
      const needless = holds(rect, bounds);
      if (box.hidden !== needless) box.hidden = needless;
      if (needless) return;
      style.transform = `translate(${left + rect.x * scale}px, ${top + rect.y * scale}px)`;
      // A pan keeps the size; setting it, even to the same, lays the page out again.
      const [width, height] = [`${rect.width * scale}px`, `${rect.height * scale}px`];
      if (style.width !== width) style.width = width;
      if (style.height !== height) style.height = height;
    };
    follow();
    return store.subscribe(follow);
  }, [store, left, top, scale, bounds]);

  const goThere = ({ currentTarget, clientX, clientY, buttons, pointerId }: PointerEvent<HTMLDivElement>) => {
    if (buttons !== 1) return;
    currentTarget.setPointerCapture(pointerId);
    const box = currentTarget.getBoundingClientRect();
    void setCenter((clientX - box.x - left) / scale, (clientY - box.y - top) / scale, {
      zoom: store.getState().transform[2],
    });
  };
  return (
    <div
      className="minimap"
      role="img"
      aria-label="Map of the pipeline"
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={goThere}
      onPointerMove={goThere}
    >
      <canvas ref={map} style={{ width: WIDTH, height: HEIGHT }} />
      <div ref={frame} className="minimap-view" />
    </div>
  );
}
