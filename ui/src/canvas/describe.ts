import type { NodeView } from "../backend/bindings/NodeView";
import { LOOKS, type StepState } from "../executions/stepState";

/** A node in words, for screen readers: `TrainModel, Training · XGBoost, Succeeded`. */
export function describeNode(node: NodeView, state: StepState | null): string {
  const conditions = node.conditions.length > 0 ? [`if ${node.conditions.join(" and ")}`] : [];
  return [node.step, node.subtitle, ...conditions, ...(state === null ? [] : [LOOKS[state].word])].join(", ");
}
