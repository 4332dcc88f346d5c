import type { Node, NodeProps } from "@xyflow/react";
import type { LaneView } from "../backend/bindings/LaneView";
import { foldBranches } from "../document/gestures";
import { useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { useDrag } from "./drag/drag";
import { listOf } from "./drag/lanes";
import { FoldedSteps } from "./FoldedSteps";

export type LaneNode = Node<{ lane: LaneView }, "lane">;

/** The frame around a branch's steps, with its name; folded, its name and glyphs of what is in it. */
export function LaneFrame({ data: { lane } }: NodeProps<LaneNode>) {
  const { id, outcome, title, steps, rect, folded, condition } = lane;
  const lit = useDrag(({ into }) => into?.id === id);
  const inDesign = useExecution(({ arn }) => arn === null);
  return (
    <section
      className={`lane${folded ? " folded" : ""}${lit ? " lit" : ""}`}
      style={{ width: rect.width, height: rect.height }}
      aria-label={`${condition}: ${title}`}
      data-lane={id}
      data-testid={`lane-${id}`}
    >
      <header>
        {inDesign && (
          <button
            type="button"
            className="fold nodrag nopan"
            aria-expanded={!folded}
            aria-label={`${title} of ${condition}`}
            onClick={() => void foldBranches([listOf(lane)], !folded)}
            data-testid={`fold-${id}`}
          >
            <Glyph name={folded ? "right" : "down"} size={12} />
          </button>
        )}
        {outcome !== null && <Glyph name={outcome ? "check" : "cross"} size={12} />}
        <b>{title}</b>
        {counted(steps, "step")}
      </header>
      {folded && <FoldedSteps lane={id} />}
    </section>
  );
}
