import type { Node, NodeProps } from "@xyflow/react";
import type { LaneView } from "../backend/bindings/LaneView";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";

export type LaneNode = Node<{ lane: LaneView }, "lane">;

/** The frame around a branch's steps, with its name. */
export function LaneFrame({ data: { lane } }: NodeProps<LaneNode>) {
  const { outcome, title, steps, rect } = lane;
  return (
    <section className="lane" style={{ width: rect.width, height: rect.height }} aria-label={`${lane.condition}: ${title}`}>
      <header>
        {outcome !== null && <Glyph name={outcome ? "check" : "cross"} size={12} />}
        <b>{title}</b>
        {counted(steps, "step")}
      </header>
    </section>
  );
}
