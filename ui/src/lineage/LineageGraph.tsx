import {
  Background,
  getViewportForBounds,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  useStoreApi,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { LineageView } from "../backend/bindings/LineageView";
import "../canvas/canvas.css";
import { Glyph } from "../widgets/Glyph";
import { Tip } from "../widgets/Tip";
import "./lineage.css";
import { LineageNodeBox, type LineageFlowNode } from "./LineageNodeBox";
import { LineageWires } from "./LineageWires";
import { nextNode } from "./nextNode";

const NODE_TYPES = { lineage: LineageNodeBox };
const PADDING = { top: "4px", left: "16px", right: "16px", bottom: "44px" } as const;
/** How high the drawing of a graph would like to be: as it is, with the controls below. */
export const graphHeight = ({ bounds }: LineageView): number => bounds.height + 52;
/** So small nothing can be read: the asked-for node is shown instead of everything. */
const LEGIBLE = 0.45;

interface LineageGraphProps {
  view: LineageView;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Enter, or a double press. */
  onOpen: (id: string) => void;
  /** Along the lower edge. */
  children?: ReactNode;
}

function Drawing({ view, selected, onSelect, onOpen, children }: LineageGraphProps) {
  const root = useRef<HTMLElement>(null);
  const flow = useReactFlow();
  const store = useStoreApi();
  const zoom = useStore(({ transform }) => transform[2]);
  const ready = useStore(({ width, height, panZoom }) => width > 0 && height > 0 && panZoom !== null);
  const stop = selected ?? view.nodes.find(({ asked }) => asked)?.id ?? view.nodes[0]?.id;
  const nodes = useMemo<LineageFlowNode[]>(
    () =>
      view.nodes.map((node) => ({
        id: node.id,
        type: "lineage",
        position: { x: node.rect.x, y: node.rect.y },
        width: node.rect.width,
        height: node.rect.height,
        draggable: false,
        focusable: false,
        data: { node, selected: node.id === selected, stop: node.id === stop },
      })),
    [view, selected, stop],
  );
  const fit = useCallback(
    (duration: number, whole: boolean) => {
      const { width, height } = store.getState();
      const all = getViewportForBounds(view.bounds, width, height, 0.05, 1, PADDING);
      const asked = view.nodes.find((node) => node.asked);
      if (whole || all.zoom >= LEGIBLE || asked === undefined) void flow.setViewport(all, { duration });
      else
        void flow.setCenter(asked.rect.x + asked.rect.width / 2, asked.rect.y + asked.rect.height / 2, {
          zoom: 0.8,
          duration,
        });
    },
    [flow, store, view],
  );
  useEffect(() => {
    if (ready) fit(0, false);
  }, [ready, fit]);
  const focus = (id: string) => {
    onSelect(id);
    const node = view.nodes.find((one) => one.id === id);
    if (node === undefined) return;
    const at = flow.flowToScreenPosition({ x: node.rect.x, y: node.rect.y });
    const box = root.current?.getBoundingClientRect();
    const away =
      box !== undefined &&
      (at.x < box.left ||
        at.y < box.top ||
        at.x + node.rect.width * zoom > box.right ||
        at.y + node.rect.height * zoom > box.bottom - 44);
    if (away)
      void flow.setCenter(node.rect.x + node.rect.width / 2, node.rect.y + node.rect.height / 2, {
        zoom,
        duration: 140,
      });
    // The node that takes the focus is the one stop of the tab order from now on.
    requestAnimationFrame(() =>
      root.current
        ?.querySelector<HTMLElement>(`[data-kind][data-id="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const pressed = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["kind"] === undefined) return;
    const here = event.target.dataset["id"] ?? null;
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : nextNode(view, here, event.key);
    if (next !== null) focus(next);
    else if (event.key === "Enter" && here !== null) onOpen(here);
    else if (event.key === " " && here !== null) onSelect(here);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={root}
      className={`canvas lineage-canvas${zoom < 0.4 ? " lod-2" : ""}`}
      aria-label={`Lineage of ${view.title}`}
      onKeyDown={pressed}
      data-testid="lineage-graph"
      data-nodes={view.nodes.length}
    >
      <ReactFlow<LineageFlowNode>
        nodes={nodes}
        edges={[]}
        nodeTypes={NODE_TYPES}
        minZoom={0.05}
        maxZoom={2}
        onNodeClick={(_, { id }) => onSelect(id)}
        onNodeDoubleClick={(_, { id }) => onOpen(id)}
        onPaneClick={() => onSelect(null)}
        nodesConnectable={false}
        nodesDraggable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panOnScroll
        attributionPosition="top-right"
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
      >
        {zoom >= 0.4 && <Background gap={20} size={2} />}
        <LineageWires view={view} selected={selected} />
      </ReactFlow>
      {children}
      <div className="tools right" role="toolbar" aria-label="Drawing">
        <Tip text="Zoom out">
          <button type="button" className="icon small" onClick={() => void flow.zoomOut({ duration: 140 })}>
            <Glyph name="minus" size={14} />
          </button>
        </Tip>
        <Tip text="Show at 100 %">
          <button
            type="button"
            className="zoom cap t2"
            onClick={() => void flow.zoomTo(1, { duration: 140 })}
          >
            {Math.round(zoom * 100)} %
          </button>
        </Tip>
        <Tip text="Zoom in">
          <button type="button" className="icon small" onClick={() => void flow.zoomIn({ duration: 140 })}>
            <Glyph name="plus" size={14} />
          </button>
        </Tip>
        <span className="sep" />
        <Tip text="Fit everything">
          <button type="button" className="icon small" onClick={() => fit(220, true)}>
            <Glyph name="fit" size={14} />
          </button>
        </Tip>
      </div>
    </section>
  );
}

/** A graph of what came of what; its geometry is Rust's. */
export function LineageGraph(props: LineageGraphProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}
