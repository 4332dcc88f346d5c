import type { CanvasView } from "../../backend/bindings/CanvasView";
import type { StepRun } from "../../backend/bindings/StepRun";
import type { WireView } from "../../backend/bindings/WireView";
import { stepState, type StepState } from "../../executions/stepState";
import type { StepProblems } from "../../problems/byStep";
import { wireState, type WireState } from "../wireState";

/** What is painted of a drawing beside its geometry. */
export interface Marks {
  /** Of an execution; `null` while the design is shown. */
  states: ReadonlyMap<string, StepState> | null;
  wire: (wire: WireView) => WireState | "";
  /** Of the design. */
  problems: ReadonlyMap<string, StepProblems>;
  selected: ReadonlySet<string>;
  /** What the search found; `null` while nothing is searched for. */
  found: ReadonlySet<string> | null;
  /** The steps that are looked at; the rest is dimmed. `null` when all are. */
  focus: ReadonlySet<string> | null;
  /** Being moved: their elements and wires are shown instead. */
  lifted: ReadonlySet<string>;
}

/** Every step's state, and what each wire tells of them; of a design, which wires are broken. */
export function executionMarks(
  canvas: CanvasView,
  steps: readonly StepRun[] | null,
): Pick<Marks, "states" | "wire"> {
  if (steps === null) return { states: null, wire: ({ broken }) => (broken ? "broken" : "") };
  const runs = new Map(steps.map((run) => [run.name, run]));
  return {
    states: new Map(steps.map((run) => [run.name, stepState(run)])),
    wire: (wire) => wireState(wire, canvas, runs),
  };
}
