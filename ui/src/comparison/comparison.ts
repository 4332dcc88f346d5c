import { create } from "zustand";
import { goTo, stayAt, usePlace, type Place } from "../app/place";
import { backend } from "../backend/backend";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { failureOf, type Failure } from "../backend/failure";

export type ComparisonPlace = Extract<Place, { at: "comparison" }>;
export type ComparisonTab = "graph" | "definition" | "artifacts" | "logs" | "curves";

interface ComparisonState {
  comparison: ExecutionComparison | null;
  failure: Failure | null;
  /** Whether an answer is on its way. */
  busy: boolean;
  /** The step that is looked at in the graph. */
  step: string | null;
  /** The row of the tables whose content is looked at. */
  artifact: string | null;
  /** The execution that is explained and shown beside the base. */
  other: number | null;
}

const INITIAL: ComparisonState = { comparison: null, failure: null, busy: false, step: null, artifact: null, other: null };

/** The comparison that is shown. Where it is, and how it is looked at, the place says. */
export const useComparison = create<ComparisonState>(() => INITIAL);

let asked = 0;

/** Reads the comparison of a place. What was shown stays until the answer comes. */
export async function readComparison({ executions, base, all }: ComparisonPlace): Promise<void> {
  const mine = ++asked;
  useComparison.setState({ busy: true });
  try {
    const comparison = await backend().call("compare_executions", { executions: [...executions], base: base ?? null, all: all === true });
    if (mine !== asked) return;
    const before = useComparison.getState();
    useComparison.setState({ comparison, failure: null, busy: false, other: otherOf(comparison, before.other) });
  } catch (reason) {
    if (mine === asked) useComparison.setState({ comparison: null, failure: failureOf(reason), busy: false });
  }
}

/** The execution to show beside the base: the one chosen if it is still another, else the first other. */
export function otherOf({ executions, base }: Pick<ExecutionComparison, "executions" | "base">, chosen: number | null): number | null {
  if (chosen !== null && chosen !== base && chosen < executions.length) return chosen;
  const first = executions.findIndex((_, index) => index !== base);
  return first < 0 ? null : first;
}

/** Says otherwise how the comparison is looked at; nothing to go back from. */
export function lookAt(change: Partial<Omit<ComparisonPlace, "at">>): void {
  const { place } = usePlace.getState();
  if (place.at === "comparison") stayAt({ ...place, ...change });
}

/** Compares one execution more. */
export function addExecutions(arns: readonly string[]): void {
  const { place } = usePlace.getState();
  if (place.at !== "comparison") return;
  lookAt({ executions: [...place.executions, ...arns.filter((arn) => !place.executions.includes(arn))] });
}

/** Leaves an execution out. Two must stay. */
export function removeExecution(arn: string): void {
  const { place } = usePlace.getState();
  if (place.at !== "comparison" || place.executions.length <= 2) return;
  const executions = place.executions.filter((one) => one !== arn);
  const rest: ComparisonPlace = { ...place, executions };
  if (rest.base === arn) delete rest.base;
  stayAt(rest);
}

/** Looks at a step in the graph. */
export function showStep(step: string): void {
  useComparison.setState({ step });
  lookAt({ tab: "graph" });
}

/** Looks at what differs in a file. */
export function showArtifact(row: string): void {
  useComparison.setState({ artifact: row });
  lookAt({ tab: "artifacts" });
}

/** Opens the page for executions. */
export function compareExecutions(executions: readonly string[], base?: string): void {
  goTo({ at: "comparison", executions, ...(base === undefined ? {} : { base }) });
}
