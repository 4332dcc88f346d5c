import type { KeyboardEvent } from "react";
import { useDocumentLater } from "../document/useDocumentLater";
import { focusNode } from "../document/focusNode";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { wireOf } from "../connect/places";
import { useSelectedWire } from "../connect/selectedWire";
import { BranchFacts } from "../connect/BranchFacts";
import { WireFacts } from "../connect/WireFacts";
import { DesignFacts } from "./DesignFacts";
import { DesignStep } from "./DesignStep";
import { useAfterFrame } from "../widgets/useAfterFrame";
import { ExecutionFacts } from "./ExecutionFacts";
import { ExecutionStep } from "./ExecutionStep";
import "./form/form.css";
import "./form/suggestions.css";
import "./form/list.css";
import "./form/rows.css";
import "./form/condition.css";
import "./inspector.css";

/** What is known about the selection, in the design or in an execution. */
export function Inspector() {
  const document = useDocumentLater();
  const { arn, execution } = useExecution();
  const step = useSelection((state) => state.step);
  const later = useAfterFrame(step);
  const nodes = (execution?.canvas ?? document?.canvas)?.nodes;
  const nodeOf = (name: string | null) =>
    name === null ? undefined : nodes?.find((one) => one.step === name);
  // What was selected before stays for that frame, unless it is gone.
  const node = step === null || later === null ? undefined : (nodeOf(later) ?? nodeOf(step));
  const wireKey = useSelectedWire((state) => state.wire);
  const body = () => {
    if (document === null) return null;
    const wire = arn === null ? wireOf(document.canvas, wireKey) : null;
    if (wire?.kind === "branch") return <BranchFacts wire={wire} document={document} />;
    if (wire !== null) return <WireFacts wire={wire} document={document} />;
    if (arn === null)
      return node === undefined ? (
        <DesignFacts document={document} />
      ) : (
        <DesignStep key={node.step} node={node} document={document} />
      );
    if (execution === null) return null;
    return node === undefined ? (
      <ExecutionFacts execution={execution} />
    ) : (
      <ExecutionStep node={node} execution={execution} />
    );
  };
  /** Escape, when nothing inside has a use for it, leads back to the step. A menu's keys come here too, and stay its own. */
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (
      event.key !== "Escape" ||
      event.defaultPrevented ||
      step === null ||
      !event.currentTarget.contains(event.target as Node)
    )
      return;
    event.preventDefault();
    focusNode(step);
  };
  return (
    <aside
      id="inspector"
      className="panel right"
      aria-label="Inspector"
      data-shows={node?.step}
      onKeyDown={pressed}
    >
      {body()}
    </aside>
  );
}
