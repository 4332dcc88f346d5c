import { Tabs } from "radix-ui";
import { useEffect, useState } from "react";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { NodeView } from "../backend/bindings/NodeView";
import { counted } from "../format/number";
import { useStepForm } from "./form/form";
import { arrived, useFieldFocus } from "./form/fieldFocus";
import { StepFormView } from "./form/StepFormView";
import { tabOf } from "./form/tabOf";
import { DefinitionText } from "./DefinitionText";
import { StepHead } from "./StepHead";
import { StepLinks } from "./StepLinks";

interface DesignStepProps {
  node: NodeView;
  document: DocumentView;
}

/** A step of the design: its fields, to be filled in. */
export function DesignStep({ node, document }: DesignStepProps) {
  const [tab, setTab] = useState("arguments");
  const { form, failure } = useStepForm(document.id, node.step);
  const wanted = useFieldFocus((state) => state.pointer);
  // A field that is to be gone to may be on another tab.
  const target = form === null || wanted === null ? null : tabOf(form, wanted);
  if (target !== null && target !== tab) setTab(target);
  // A place that no field stands for is let go of.
  useEffect(() => {
    if (target === null) return;
    const timer = setTimeout(arrived, 500);
    return () => clearTimeout(timer);
  }, [target]);
  const step = document.steps.find((one) => one.name === node.step);
  if (step === undefined) return null;
  const links = step.upstream.length + step.downstream.length;
  return (
    <Tabs.Root className="vstack grow" value={tab} onValueChange={setTab}>
      <StepHead node={node} editable>
        {node.step_type} step{form !== null && form.request !== null && <> · {form.request}</>}
      </StepHead>
      <Tabs.List className="tabs" aria-label="Step">
        <Tabs.Trigger className="tab" value="arguments">
          Arguments
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="policies">
          Cache &amp; retry
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="links">
          Links{" "}
          <span className="count" title={counted(links, "step")}>
            {links}
          </span>
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="json">
          JSON
        </Tabs.Trigger>
      </Tabs.List>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message}
        </p>
      )}
      <Tabs.Content className="scroll" value="arguments" tabIndex={-1}>
        {form !== null && <StepFormView form={form} tab="arguments" />}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="policies" tabIndex={-1}>
        {form !== null && <StepFormView form={form} tab="policies" />}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="links" tabIndex={-1}>
        <StepLinks step={step} nodes={document.canvas.nodes} />
        {form !== null && <StepFormView form={form} tab="links" />}
      </Tabs.Content>
      <Tabs.Content className="scroll" value="json" tabIndex={-1}>
        {form !== null && <DefinitionText text={form.text} label="the step as JSON" />}
      </Tabs.Content>
    </Tabs.Root>
  );
}
