import type { Node, NodeProps } from "@xyflow/react";
import type { LaneView } from "../backend/bindings/LaneView";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";

export type LaneNode = Node<{ lane: LaneView }, "lane">;

/** The frame around a branch's steps, with its name. */
export function LaneFrame({ data: { lane } }: NodeProps<LaneNode>) {
  const { outcome, steps, rect } = lane;
  return (
    <section className="lane" style={{ width: rect.width, height: rect.height }} aria-label={`${lane.condition}, ${outcome ? "True" : "False"} branch`}>
      <header>
        <Glyph name={outcome ? "check" : "cross"} size={12} />
        <b>{outcome ? "True" : "False"}</b>
        {counted(steps, "step")}
      </header>
    </section>
  );
}
