import type { NodeView } from "../backend/bindings/NodeView";
import type { StepView } from "../backend/bindings/StepView";
import { useSelection } from "../document/selection";
import { StepGlyph } from "../widgets/Glyph";

interface StepLinksProps {
  step: StepView;
  nodes: NodeView[];
}

interface LinkGroupProps {
  title: string;
  none: string;
  names: string[];
  nodes: NodeView[];
}

function LinkGroup({ title, none, names, nodes }: LinkGroupProps) {
  const select = useSelection((state) => state.select);
  return (
    <section>
      <h3 className="sect">{title}</h3>
      {names.length === 0 && <p className="empty-line">{none}</p>}
      {names.map((name) => {
        const node = nodes.find((one) => one.step === name);
        return (
          <button key={name} type="button" className="row" onClick={() => select(name)}>
            {node !== undefined && <StepGlyph stepType={node.step_type} family={node.family} />}
            <span className="grow cut">{name}</span>
            <span className="cap">{node?.step_type}</span>
          </button>
        );
      })}
    </section>
  );
}

/** The steps before and after this one. */
export function StepLinks({ step, nodes }: StepLinksProps) {
  return (
    <>
      <LinkGroup
        title="Waits for"
        none="Nothing: it can start at once."
        names={step.upstream}
        nodes={nodes}
      />
      <LinkGroup title="Waited for by" none="Nothing waits for it." names={step.downstream} nodes={nodes} />
    </>
  );
}
