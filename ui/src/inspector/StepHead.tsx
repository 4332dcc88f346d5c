import type { ReactNode } from "react";
import type { NodeView } from "../backend/bindings/NodeView";
import { StepGlyph } from "../widgets/Glyph";

interface StepHeadProps {
  node: NodeView;
  /** The line below the name. */
  children: ReactNode;
}

/** The inspector's title: glyph, name, and what it is or how it went. */
export function StepHead({ node, children }: StepHeadProps) {
  return (
    <header className="insp-head">
      <StepGlyph stepType={node.step_type} family={node.family} large />
      <div className="grow">
        <h2 className="title pick">{node.step}</h2>
        <div className="cap sub-line">{children}</div>
      </div>
    </header>
  );
}
