import type { ReactNode } from "react";
import type { NodeView } from "../backend/bindings/NodeView";
import { StepGlyph } from "../widgets/Glyph";
import { StepName } from "./StepName";

interface StepHeadProps {
  node: NodeView;
  /** Whether the name can be changed. */
  editable?: boolean;
  /** The line below the name. */
  children: ReactNode;
}

/** The inspector's title: glyph, name, and what it is or how it went. */
export function StepHead({ node, editable = false, children }: StepHeadProps) {
  return (
    <header className="insp-head">
      <StepGlyph stepType={node.step_type} family={node.family} large />
      <div className="grow">
        {editable ? (
          <StepName key={node.step} name={node.step} />
        ) : (
          <h2 className="title pick">{node.step}</h2>
        )}
        <div className="cap sub-line">{children}</div>
      </div>
    </header>
  );
}
