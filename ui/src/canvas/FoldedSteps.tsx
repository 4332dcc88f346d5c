import { useMemo } from "react";
import { useDocument } from "../document/document";
import { StepGlyph } from "../widgets/Glyph";

interface FoldedStepsProps {
  lane: string;
}

/** So many glyphs fit into a folded lane. */
const FIT = 6;

/** What a folded lane holds, as glyphs. */
export function FoldedSteps({ lane }: FoldedStepsProps) {
  const nodes = useDocument(({ document }) => document?.canvas.nodes);
  const inside = useMemo(() => nodes?.filter((node) => node.folded === lane) ?? [], [nodes, lane]);
  const shown = inside.length > FIT ? inside.slice(0, FIT - 1) : inside;
  return (
    <div className="folded-steps" title={inside.map(({ step }) => step).join(", ")}>
      {shown.map(({ step, step_type, family }) => (
        <StepGlyph key={step} stepType={step_type} family={family} />
      ))}
      {inside.length > shown.length && <span className="cap">+{inside.length - shown.length}</span>}
    </div>
  );
}
