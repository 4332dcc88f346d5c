import { create } from "zustand";
import type { StepView } from "../backend/bindings/StepView";
import { useDocument } from "./document";

interface FocusState {
  /** The steps that are looked at; the rest is dimmed. `null` while everything is. */
  steps: ReadonlySet<string> | null;
}

/** Which part of the pipeline is looked at. */
export const useFocus = create<FocusState>(() => ({ steps: null }));

/** The steps, all they wait for and all that wait for them, near and far. */
export function related(
  steps: readonly Pick<StepView, "name" | "upstream" | "downstream">[],
  of: Iterable<string>,
): ReadonlySet<string> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const reached = (way: "upstream" | "downstream") => {
    const found = new Set(of);
    // A set that grows while it is walked is walked to its end.
    for (const name of found) for (const next of byName.get(name)?.[way] ?? []) found.add(next);
    return found;
  };
  return new Set([...reached("upstream"), ...reached("downstream")]);
}

/** Dims everything but the steps and what is up- and downstream of them. */
export function focusOn(steps: Iterable<string>): void {
  const { document } = useDocument.getState();
  if (document !== null) useFocus.setState({ steps: related(document.steps, steps) });
}

/** Shows everything again. */
export function endFocus(): void {
  useFocus.setState({ steps: null });
}
