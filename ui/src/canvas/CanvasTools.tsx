import { useReactFlow, useStore } from "@xyflow/react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { arrangeSteps } from "../document/gestures";
import { useSelection } from "../document/selection";
import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";
import { useFit } from "./fit";

interface CanvasToolsProps {
  canvas: CanvasView;
  /** Whether nodes can be moved, and so arranged again. */
  movable: boolean;
}

/** The selected steps when they are several: one alone cannot be arranged. */
function several(): string[] {
  const { steps } = useSelection.getState();
  return steps.size > 1 ? [...steps] : [];
}

/** Zoom, fit and arrange. */
export function CanvasTools({ canvas, movable }: CanvasToolsProps) {
  const flow = useReactFlow();
  const fit = useFit(canvas);
  const zoom = useStore(({ transform }) => transform[2]);
  const percent = `${Math.round(zoom * 100)} %`;
  return (
    <div className="tools" role="toolbar" aria-label="Canvas">
      <Tip text="Zoom out">
        <button type="button" className="icon small" onClick={() => void flow.zoomOut({ duration: 140 })}>
          <Glyph name="minus" size={14} />
        </button>
      </Tip>
      <Tip text="Show at 100 %  (1)">
        <button type="button" className="zoom cap t2" onClick={() => void flow.zoomTo(1, { duration: 140 })}>
          {percent}
        </button>
      </Tip>
      <Tip text="Zoom in">
        <button type="button" className="icon small" onClick={() => void flow.zoomIn({ duration: 140 })}>
          <Glyph name="plus" size={14} />
        </button>
      </Tip>
      <span className="sep" />
      <Tip text="Fit everything  (0)">
        <button type="button" className="icon small" onClick={() => fit(220)} data-testid="fit">
          <Glyph name="fit" size={14} />
        </button>
      </Tip>
      {movable && (
        <Tip text="Arrange the steps automatically">
          <button type="button" className="icon small" onClick={() => void arrangeSteps(several())}>
            <Glyph name="arrange" size={14} />
          </button>
        </Tip>
      )}
    </div>
  );
}
