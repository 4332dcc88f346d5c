import type { DocumentView } from "../backend/bindings/DocumentView";
import type { WireView } from "../backend/bindings/WireView";
import { counted } from "../format/number";
import { cutSelectedWire } from "./selectedWire";
import { StepEnd } from "./StepEnd";

interface BranchFactsProps {
  wire: WireView;
  document: DocumentView;
}

/** What the selected wire into a branch stands for: the steps that stand there, and how to take them out. */
export function BranchFacts({ wire, document }: BranchFactsProps) {
  const inside = document.canvas.nodes.filter(({ lane }) => lane === wire.to);
  const loop = wire.from_port === "Body";
  const of = inside.length === 1 ? (inside[0]?.step ?? "") : counted(inside.length, "step");
  return (
    <div className="scroll wire-facts" data-testid="branch-facts">
      <header className="wire-head">
        <h2 className="semi">{loop ? "Loop" : `${wire.from_port} branch`}</h2>
        <span className="cap grow">holds {counted(inside.length, "step")}</span>
      </header>
      <h3 className="sect">Of</h3>
      <StepEnd step={wire.from} port={loop ? "Each item" : wire.from_port} document={document} />
      <h3 className="sect">Steps in it</h3>
      {inside.map(({ step, step_type }) => (
        <StepEnd key={step} step={step} port={step_type} document={document} />
      ))}
      <div className="wire-actions">
        <button
          type="button"
          className="btn small"
          onClick={() => void cutSelectedWire()}
          data-testid="cut-wire"
        >
          Take {of} out <kbd>Del</kbd>
        </button>
      </div>
      <p className="hint">
        {loop
          ? "They stay in the pipeline and run once."
          : "They stay in the pipeline and no longer wait for the decision."}
      </p>
    </div>
  );
}
