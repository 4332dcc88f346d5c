import { Tabs } from "radix-ui";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { NodeView } from "../backend/bindings/NodeView";
import { counted } from "../format/number";
import { ArgumentList } from "./ArgumentList";
import { withoutNestedSteps } from "./argumentTree";
import { JsonText } from "./JsonText";
import { StepHead } from "./StepHead";
import { StepLinks } from "./StepLinks";
import { StepProblems } from "./StepProblems";

interface DesignStepProps {
  node: NodeView;
  document: DocumentView;
}

/** A step of the design: its arguments as written. */
export function DesignStep({ node, document }: DesignStepProps) {
  const step = document.steps.find((one) => one.name === node.step);
  if (step === undefined) return null;
  return (
    <Tabs.Root className="vstack grow" defaultValue="arguments">
      <StepHead node={node} editable>{node.step_type} step</StepHead>
      <Tabs.List className="tabs" aria-label="Step">
        <Tabs.Trigger className="tab" value="arguments">Arguments</Tabs.Trigger>
        <Tabs.Trigger className="tab" value="links">
          Links <span className="count" title={counted(step.upstream.length + step.downstream.length, "step")}>{step.upstream.length + step.downstream.length}</span>
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="json">JSON</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className="scroll" value="arguments" tabIndex={-1}>
        <StepProblems diagnostics={document.diagnostics.filter((one) => one.step === node.step)} />
        <ArgumentList value={withoutNestedSteps(step.arguments)} />
      </Tabs.Content>
      <Tabs.Content className="scroll" value="links" tabIndex={-1}>
        <StepLinks step={step} nodes={document.canvas.nodes} />
      </Tabs.Content>
      <Tabs.Content className="scroll" value="json" tabIndex={-1}>
        <JsonText value={step.arguments} label="the step's arguments as JSON" />
      </Tabs.Content>
    </Tabs.Root>
  );
}
