import type { Diagnostic } from "../backend/bindings/Diagnostic";

/** The mistakes of one step. */
export interface StepProblems {
  errors: number;
  warnings: number;
}

const NONE: StepProblems = { errors: 0, warnings: 0 };
const known = new WeakMap<readonly Diagnostic[], Map<string, StepProblems>>();

function count(diagnostics: readonly Diagnostic[]): Map<string, StepProblems> {
  const found = new Map<string, StepProblems>();
  for (const { step, severity } of diagnostics) {
    if (step === null) continue;
    const { errors, warnings } = found.get(step) ?? NONE;
    found.set(
      step,
      severity === "error" ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 },
    );
  }
  return found;
}

/** Mistakes by step: counted once for each list of diagnostics, as every node and row asks. */
export function problemsByStep(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, StepProblems> {
  let found = known.get(diagnostics);
  if (found === undefined) known.set(diagnostics, (found = count(diagnostics)));
  return found;
}

/** The mistakes of one step; nothing while there are no diagnostics. */
export function problemsOf(diagnostics: readonly Diagnostic[] | undefined, step: string): StepProblems {
  return (diagnostics === undefined ? undefined : problemsByStep(diagnostics).get(step)) ?? NONE;
}
