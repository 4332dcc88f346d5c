import type { CanvasView } from "../backend/bindings/CanvasView";
import type { StepRun } from "../backend/bindings/StepRun";
import type { WireView } from "../backend/bindings/WireView";
import { isActive, stepState } from "../executions/stepState";

/** What a wire shows of an execution: not reached yet, carrying data now, or done. Of a design: that its value is wrong. */
export type WireState = "later" | "live" | "done" | "broken";

/** The state of a wire given the steps' runs by name. */
export function wireState(wire: WireView, canvas: CanvasView, runs: ReadonlyMap<string, StepRun>): WireState {
  const state = (step: string) => stepState(runs.get(step) ?? null);
  if (wire.kind === "branch") {
    const outcome = runs.get(wire.from)?.outcome ?? null;
    if (outcome === null || outcome !== (wire.from_port === "True")) return "later";
    const inside = canvas.nodes.filter(
      (node) => node.lane === wire.to || node.lane?.startsWith(`${wire.to}/`) === true,
    );
    return inside.some((node) => isActive(state(node.step))) ? "live" : "done";
  }
  if (state(wire.from) !== "succeeded") return "later";
  const target = state(wire.to);
  if (isActive(target)) return "live";
  return target === "not-run" || target === "skipped" ? "later" : "done";
}
