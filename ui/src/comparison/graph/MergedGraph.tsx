import {
  Background,
  ReactFlow,
  ReactFlowProvider,
  ViewportPortal,
  type Node,
  type NodeProps,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, useRef } from "react";
import type { ExecutionComparison } from "../../backend/bindings/ExecutionComparison";
import type { MergedLane } from "../../backend/bindings/MergedLane";
import "../../canvas/canvas.css";
import { wirePath } from "../../canvas/wirePath";
import { Glyph } from "../../widgets/Glyph";
import { lookAt } from "../comparison";
import { Legend } from "./Legend";
import { MergedStep, type MergedStepType } from "./MergedStep";
import { StepChanges } from "./StepChanges";
import { useFitAll } from "./useFitAll";
import { useMergedKeys } from "./useMergedKeys";

type LaneType = Node<{ lane: MergedLane }, "lane">;

function Lane({ data: { lane } }: NodeProps<LaneType>) {
  return (
    <section
      className="lane"
      style={{ width: lane.rect.width, height: lane.rect.height }}
      aria-label={`${lane.title} ${lane.note}`}
    >
      <header>
        {lane.outcome !== null && <Glyph name={lane.outcome ? "check" : "cross"} size={12} />}
        <b>{lane.title}</b>
        {lane.note}
      </header>
    </section>
  );
}

const NODE_TYPES = { step: MergedStep, lane: Lane };
const FIXED = { draggable: false, selectable: false, focusable: false, connectable: false } as const;

interface MergedGraphProps {
  comparison: ExecutionComparison;
}

function Drawing({ comparison }: MergedGraphProps) {
  const root = useRef<HTMLElement>(null);
  const { graph, executions } = comparison;
  const nodes = useMemo<(MergedStepType | LaneType)[]>(() => {
    const letters = executions.map(({ letter }) => letter);
    return [
      ...graph.lanes.map((lane): LaneType => ({
        ...FIXED,
        id: lane.id,
        type: "lane",
        position: lane.rect,
        width: lane.rect.width,
        height: lane.rect.height,
        data: { lane },
        zIndex: 0,
      })),
      ...graph.nodes.map((node, index): MergedStepType => ({
        ...FIXED,
        id: `step ${node.step}`,
        type: "step",
        position: node.rect,
        width: node.rect.width,
        height: node.rect.height,
        data: { node, letters, first: index === 0 },
        zIndex: 2,
      })),
    ];
  }, [graph, executions]);
  const subject = executions.map(({ summary }) => summary.arn).join(" ");
  useFitAll(graph, subject);
  const keys = useMergedKeys(root, graph);
  const wires = useMemo(() => graph.wires.map((wire) => ({ wire, path: wirePath(wire.points) })), [graph]);
  return (
    <section
      ref={root}
      className="canvas merged-canvas"
      aria-label="Merged graph"
      onKeyDown={keys}
      data-testid="merged-graph"
    >
      <ReactFlow
        nodes={nodes}
        edges={[]}
        nodeTypes={NODE_TYPES}
        minZoom={0.05}
        maxZoom={2}
        onlyRenderVisibleElements
        onNodeClick={(_, node) => {
          if (node.type === "step") lookAt({ step: node.data.node.step });
        }}
        onPaneClick={() => lookAt({ step: undefined })}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panOnScroll
        panOnDrag={[0, 1]}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
      >
        <Background gap={20} size={2} />
        <ViewportPortal>
          <svg className="wires" aria-hidden="true">
            {wires.map(({ wire, path }) => (
              <path key={`halo ${wire.from} ${wire.to}`} className="halo" d={path} />
            ))}
            {wires.map(({ wire, path }) => (
              <path key={`${wire.from} ${wire.to}`} className={`w ${wire.kind} ${wire.state}`} d={path} />
            ))}
          </svg>
        </ViewportPortal>
      </ReactFlow>
      <Legend executions={executions} />
      <StepChanges comparison={comparison} />
    </section>
  );
}

/** The steps of all executions in one graph, laid out by Rust. */
export function MergedGraph(props: MergedGraphProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}
