import { create } from "zustand";

interface SelectionState {
  /** The step that the inspector and the log speak about: of several, the one chosen last. */
  step: string | null;
  /** Every selected step, `step` among them. */
  steps: ReadonlySet<string>;
  /** Selects this step alone, or nothing. */
  select: (step: string | null) => void;
  /** Adds a step to the selection, or takes it out. */
  toggle: (step: string) => void;
  /** Selects these steps and no others; the last one leads. */
  selectAll: (steps: Iterable<string>) => void;
}

const NONE: ReadonlySet<string> = new Set();

function of(steps: ReadonlySet<string>, lead: string | null): Pick<SelectionState, "step" | "steps"> {
  const kept = lead !== null && steps.has(lead) ? lead : ([...steps].at(-1) ?? null);
  return { step: kept, steps };
}

/** The steps that the canvas, the outline, the inspector and the log speak about. */
export const useSelection = create<SelectionState>((set) => ({
  step: null,
  steps: NONE,
  select: (step) => set({ step, steps: step === null ? NONE : new Set([step]) }),
  toggle: (step) =>
    set(({ step: lead, steps }) => {
      const next = new Set(steps);
      if (!next.delete(step)) return of(next.add(step), step);
      return of(next, lead);
    }),
  selectAll: (steps) => set(of(new Set(steps), null)),
}));

/** Lets go of steps that are gone. */
export function keepSelected(exists: (step: string) => boolean): void {
  const { step, steps } = useSelection.getState();
  const kept = [...steps].filter(exists);
  if (kept.length < steps.size) useSelection.setState(of(new Set(kept), step));
}
