import { create } from "zustand";
import { goTo, stayAt, usePlace, type ComparisonPlace } from "../app/place";
import { backend } from "../backend/backend";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { failureOf, type Failure } from "../backend/failure";

export type { ComparisonPlace };
export type ComparisonTab = NonNullable<ComparisonPlace["tab"]>;

interface ComparisonState {
  comparison: ExecutionComparison | null;
  failure: Failure | null;
  /** Whether an answer is on its way. */
  busy: boolean;
}

/** The comparison that is shown. Where it is, and how it is looked at, the place says. */
export const useComparison = create<ComparisonState>(() => ({
  comparison: null,
  failure: null,
  busy: false,
}));

let asked = 0;

/** Reads the comparison of a place. What was shown stays until the answer comes. */
export async function readComparison({ executions, base, all }: ComparisonPlace): Promise<void> {
  const mine = ++asked;
  useComparison.setState({ busy: true });
  try {
    const comparison = await backend().call("compare_executions", {
      executions: [...executions],
      base: base ?? null,
      all: all === true,
    });
    if (mine === asked) useComparison.setState({ comparison, failure: null, busy: false });
  } catch (reason) {
    if (mine === asked) useComparison.setState({ comparison: null, failure: failureOf(reason), busy: false });
  }
}

/** The execution to show beside the base: the one chosen if it is still another, else the first other. */
export function otherOf(
  { executions, base }: Pick<ExecutionComparison, "executions" | "base">,
  chosen: string | undefined,
): number | null {
  const found = executions.findIndex(({ summary }) => summary.arn === chosen);
  if (found >= 0 && found !== base) return found;
  const first = executions.findIndex((_, index) => index !== base);
  return first < 0 ? null : first;
}

/** One side of how the comparison is looked at. */
export function useView<K extends Exclude<keyof ComparisonPlace, "at" | "executions">>(
  key: K,
): ComparisonPlace[K] | undefined {
  return usePlace(({ place }) => (place.at === "comparison" ? place[key] : undefined));
}

/** The place of the execution that is shown beside the base. */
export function useOther(comparison: ExecutionComparison): number | null {
  return otherOf(comparison, useView("other"));
}

type Change = { [K in Exclude<keyof ComparisonPlace, "at">]?: ComparisonPlace[K] | undefined };

/** Says otherwise how the comparison is looked at; nothing to go back from. `undefined` says nothing any more. */
export function lookAt(change: Change): void {
  const { place } = usePlace.getState();
  if (place.at !== "comparison") return;
  const next = Object.entries({ ...place, ...change }).filter(([, value]) => value !== undefined);
  stayAt(Object.fromEntries(next) as unknown as ComparisonPlace);
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
  const { base, other } = place;
  lookAt({
    executions: place.executions.filter((one) => one !== arn),
    base: base === arn ? undefined : base,
    other: other === arn ? undefined : other,
  });
}

/** Looks at a step in the graph. */
export function showStep(step: string): void {
  lookAt({ step, tab: "graph" });
}

/** Looks at what differs in a file. */
export function showFile(row: string): void {
  lookAt({ file: row, tab: "artifacts" });
}

/** Opens the page for executions. */
export function compareExecutions(executions: readonly string[], base?: string): void {
  goTo({ at: "comparison", executions, ...(base === undefined ? {} : { base }) });
}
