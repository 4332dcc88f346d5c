import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { LineageKind } from "../backend/bindings/LineageKind";
import type { LineageNode } from "../backend/bindings/LineageNode";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { isStep, KIND_WORDS } from "./lineage";

export interface LineageNodeData extends Record<string, unknown> {
  node: LineageNode;
  selected: boolean;
  /** The one stop of the tab order: the arrows walk the rest. */
  stop: boolean;
}

export type LineageFlowNode = Node<LineageNodeData, "lineage">;

export const KIND_GLYPHS: Record<LineageKind, GlyphName> = {
  dataset: "data",
  code: "code",
  model_data: "box",
  image: "cpu",
  step: "terminal",
  action: "check",
  model: "box",
  package: "tag",
  context: "folder",
};

/** What a screen reader says of a node. */
function words({ kind, name, detail, notes, asked }: LineageNode): string {
  return [`${KIND_WORDS[kind]} ${name}`, detail, ...notes, asked ? "asked about" : ""]
    .filter((part) => part !== "")
    .join(", ");
}

const APPROVALS: Record<string, { glyph: GlyphName; tone: string }> = {
  Approved: { glyph: "succeeded", tone: "ok" },
  Rejected: { glyph: "failed", tone: "err" },
  PendingManualApproval: { glyph: "clock", tone: "warn" },
};

function Box({ data: { node, selected, stop } }: NodeProps<LineageFlowNode>) {
  const step = isStep(node);
  const approval = node.approval === null ? undefined : APPROVALS[node.approval];
  const warned = node.unavailable || node.status === "Failed";
  return (
    <div
      className={`node ${step ? "stp" : "art"}${selected ? " on" : ""}${node.asked ? " asked" : ""}${node.unavailable ? " dim" : ""}`}
      style={{ width: node.rect.width, height: node.rect.height }}
      role="button"
      aria-pressed={selected}
      aria-label={words(node)}
      tabIndex={stop ? 0 : -1}
      data-id={node.id}
      data-kind={node.kind}
      data-testid={`lineage-${node.name}`}
      title={[node.source ?? node.uri ?? node.name, ...node.notes].join("\n")}
    >
      <header>
        {step && node.step_type !== null ? (
          <StepGlyph stepType={node.step_type} family={node.family ?? ""} />
        ) : (
          <Glyph name={KIND_GLYPHS[node.kind]} className="ai" />
        )}
        <div className="grow">
          <div className="name cut">{node.name}</div>
          <div className="sub cut">{node.detail}</div>
        </div>
        {approval !== undefined && <Glyph name={approval.glyph} size={14} className={approval.tone} />}
        {warned && <Glyph name="warning" size={14} className="warn" />}
        {!warned && node.contents > 1 && <Glyph name="history" size={14} className="t3" />}
      </header>
      {node.more_up > 0 && <span className="more-of up">+{node.more_up}</span>}
      {node.more_down > 0 && <span className="more-of down">+{node.more_down}</span>}
    </div>
  );
}

/** A thing with lineage: artifacts are rectangles, step runs are pills. */
export const LineageNodeBox = memo(Box);
