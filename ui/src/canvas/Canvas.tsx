import { Background, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, useRef } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { Chooser } from "../connect/Chooser";
import { ChoosingBar } from "../connect/ChoosingBar";
import "../connect/connect.css";
import { DropMark } from "../connect/DropMark";
import { LooseWire } from "../connect/LooseWire";
import { OutputMenu } from "../connect/OutputMenu";
import { ReplaceQuestion } from "../connect/ReplaceQuestion";
import { selectWire, useSelectedWire } from "../connect/selectedWire";
import { useSelection } from "../document/selection";
import { useSettling } from "../document/settling";
import "./canvas.css";
import { CanvasTools } from "./CanvasTools";
import { choose } from "./drag/choose";
import { DragMarks } from "./drag/DragMarks";
import { useNodeDrag } from "./drag/useNodeDrag";
import { minZoom, useFitted } from "./fit";
import { flowNodes, type FlowNode } from "./flow";
import { useCanvasKeys } from "./keys";
import { Lit, litPorts } from "./lit";
import { LaneFrame } from "./LaneFrame";
import { Layer } from "./layer/Layer";
import { Minimap } from "./Minimap";
import { Marquee } from "./Marquee";
import { useMoves } from "./moves";
import { searchPalette } from "../palette/palette";
import { useInHand } from "./scene/useInHand";
import { useShown } from "./scene/useShown";
import { SearchBar } from "./search/SearchBar";
import { StepNode } from "./StepNode";
import { useHandle } from "./useHandle";
import { useFirstFocus } from "./useFirstFocus";
import { usePainted } from "./usePainted";
import { useReveal } from "./useReveal";
import { Wires } from "./Wires";

const NODE_TYPES = { step: StepNode, lane: LaneFrame };
/** From so many steps on, a map of the whole is worth its room. */
const MINIMAP_FROM = 25;
/** And beyond this it shows nothing but grey. */
const MINIMAP_TO = 2_000;
const NONE: ReadonlySet<string> = new Set();
/** Below this zoom the grid's dots run together. */
const DOTS_FROM = 0.4;

/** Whole pixels, as the layout file keeps them. */
const onGrid = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) });

interface CanvasProps {
  canvas: CanvasView;
  /** Names the drawing: a change brings all of it into view. */
  subject: string;
  movable: boolean;
}

function Drawing({ canvas, subject, movable }: CanvasProps) {
  const shifts = useMoves((state) => state.shifts);
  const settling = useSettling((state) => state.settling);
  const root = useRef<HTMLElement>(null);
  const { select, step: selected, steps: selection } = useSelection();
  const { elements, painted } = useShown(canvas, useInHand(canvas));
  const first = canvas.nodes[0]?.step;
  const nodes = useMemo(
    () => flowNodes(elements, shifts, movable, first),
    [elements, shifts, movable, first],
  );
  const { screenToFlowPosition } = useReactFlow();
  const zoom = useStore(({ transform }) => transform[2]);
  const detail = zoom < 0.25 ? "lod-1 lod-2 lod-3" : zoom < 0.4 ? "lod-1 lod-2" : zoom < 0.6 ? "lod-1" : "";
  const wire = useSelectedWire((state) => state.wire);
  const lit = useMemo(
    () => litPorts(canvas, movable ? selection : NONE, movable ? wire : null),
    [canvas, movable, selection, wire],
  );
  useReveal(canvas, selected);
  const keys = useCanvasKeys(canvas, movable);
  const drag = useNodeDrag(canvas);
  useHandle(root, canvas);
  useFitted(canvas, subject);
  useFirstFocus(root, subject);
  usePainted(root, canvas);

  return (
    <section
      ref={root}
      tabIndex={canvas.nodes.length === 0 ? 0 : -1}
      className={`canvas ${detail}${settling ? " settling" : ""}`}
      data-canvas-keys
      data-shown={painted ? "painted" : "elements"}
      aria-label={`${movable ? "Design" : "Execution"}: ${subject}`}
      onKeyDown={keys}
      onDoubleClick={(event) => {
        const onPane =
          event.target instanceof HTMLElement && event.target.classList.contains("react-flow__pane");
        if (movable && onPane)
          void searchPalette(onGrid(screenToFlowPosition({ x: event.clientX, y: event.clientY })));
      }}
    >
      <Lit value={lit}>
        <Marquee canvas={canvas}>
          <ReactFlow<FlowNode>
            nodes={nodes}
            edges={[]}
            nodeTypes={NODE_TYPES}
            minZoom={minZoom(canvas)}
            maxZoom={2}
            {...drag}
            onNodeClick={choose}
            onPaneClick={(event) => {
              if (event.shiftKey) return;
              select(null);
              selectWire(null);
            }}
            nodesConnectable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            panOnScroll
            // Shift draws a box around what it selects; the left button without it pans, and so does the middle one.
            panOnDrag={[0, 1]}
            selectionKeyCode={null}
            zoomOnDoubleClick={false}
            nodeDragThreshold={3}
            deleteKeyCode={null}
          >
            {zoom >= DOTS_FROM && <Background gap={20} size={2} />}
            {painted && <Layer canvas={canvas} />}
            <Wires canvas={canvas} wires={elements.wires} shifts={shifts} />
            <DragMarks />
            {movable && (
              <>
                <LooseWire canvas={canvas} />
                <DropMark />
              </>
            )}
            {canvas.nodes.length >= MINIMAP_FROM && canvas.nodes.length <= MINIMAP_TO && (
              <Minimap canvas={canvas} />
            )}
          </ReactFlow>
        </Marquee>
      </Lit>
      <SearchBar />
      {movable && (
        <>
          <ChoosingBar />
          <Chooser />
          <OutputMenu />
          <ReplaceQuestion />
        </>
      )}
      <CanvasTools canvas={canvas} movable={movable} />
    </section>
  );
}

/** A drawing with its steps, lanes and wires; its geometry is Rust's. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}
