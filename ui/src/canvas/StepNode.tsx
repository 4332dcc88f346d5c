import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { NodeView } from "../backend/bindings/NodeView";
import { useFocus } from "../document/focus";
import { useSelection } from "../document/selection";
import { useExecution, useStepRun } from "../executions/execution";
import { isActive, stepState, type StepState } from "../executions/stepState";
import { useDropOn } from "../connect/dropOn";
import { siteLook, useLoose } from "../connect/loose";
import { PortGrip } from "../connect/PortGrip";
import { StepGlyph } from "../widgets/Glyph";
import { Branches } from "./Branches";
import { describeNode } from "./describe";
import { NodeFlag } from "./NodeFlag";
import { NodeStatus } from "./NodeStatus";
import { PortRows } from "./PortRows";
import { useSearch } from "./search/search";

export type StepNodeType = Node<{ node: NodeView; first: boolean }, "step">;

const NODE_CLASS: Partial<Record<StepState, string>> = { skipped: " dim", failed: " s-err" };

function StepNodeBody({ data: { node, first } }: NodeProps<StepNodeType>) {
  const selected = useSelection(({ steps }) => steps.has(node.step));
  const leads = useSelection(({ step }) => step === node.step);
  const nothingSelected = useSelection(({ step }) => step === null);
  const away = useFocus(({ steps }) => steps !== null && !steps.has(node.step));
  const found = useSearch(({ names }) => names?.has(node.step) === true);
  const inExecution = useExecution(({ arn }) => arn !== null);
  const run = useStepRun(node.step);
  const state = stepState(run);
  const site = useLoose((at) => siteLook(at, node.step));
  const drawnOver = useLoose(({ loose }) => loose?.over?.step === node.step);
  const over = useDropOn(({ mark }) => mark?.step === node.step) || drawnOver;
  const look = inExecution ? (isActive(state) ? " s-run" : (NODE_CLASS[state] ?? "")) : "";
  return (
    <div
      className={`node${look}${selected ? " on" : ""}${away ? " away" : ""}${found ? " found" : ""}${site}${over ? " over" : ""}`}
      style={{ width: node.rect.width, height: node.rect.height }}
      role="button"
      aria-pressed={selected}
      aria-label={describeNode(node, inExecution ? state : null)}
      // One stop in the tab order for the whole graph; the arrows walk it.
      tabIndex={leads || (first && nothingSelected) ? 0 : -1}
      data-testid={`node-${node.step}`}
      data-step={node.step}
      data-status={inExecution ? state : "not-run"}
      title={run?.failure_reason ?? undefined}
    >
      {!inExecution && <NodeFlag step={node.step} />}
      <header>
        <StepGlyph stepType={node.step_type} family={node.family} large />
        <div className="grow">
          <div className="name cut" title={node.step}>
            {node.step}
          </div>
          {inExecution ? (
            <NodeStatus run={run} />
          ) : (
            <div className="sub cut" title={node.subtitle}>
              {node.subtitle}
            </div>
          )}
        </div>
      </header>
      {!inExecution && node.step_type !== "Fail" && (
        <span className="edge">
          <PortGrip step={node.step} port="" side="out" />
          <b className="port r" />
        </span>
      )}
      <PortRows node={node} />
      {node.conditions.length > 0 && <Branches outcome={run?.outcome ?? null} step={node.step} />}
    </div>
  );
}

type Props = NodeProps<StepNodeType>;

/** Whether a node shows the same; where it lies is React Flow's concern. */
function sameLook({ data: { node, first } }: Props, { data: after }: Props): boolean {
  const { rect, ...looks } = node;
  const now: Record<string, unknown> = { ...after.node };
  return (
    first === after.first &&
    rect.width === after.node.rect.width &&
    rect.height === after.node.rect.height &&
    Object.entries(looks).every(([name, look]) => now[name] === look)
  );
}

/** A step: its name, what it is or how it fares, and its ports. */
export const StepNode = memo(StepNodeBody, sameLook);
