import type { Diagnostic } from "../backend/bindings/Diagnostic";

/** What of the problems is shown. */
export interface ProblemFilter {
  errors: boolean;
  warnings: boolean;
  text: string;
}

export const EVERYTHING: ProblemFilter = { errors: true, warnings: true, text: "" };

/** The problems of a step, or of the pipeline itself. */
export interface ProblemGroup {
  step: string | null;
  problems: Diagnostic[];
}

function says(one: Diagnostic, text: string): boolean {
  const needle = text.trim().toLowerCase();
  return (
    needle === "" ||
    [one.step ?? "pipeline", one.message, one.code, one.hint ?? ""].some((part) =>
      part.toLowerCase().includes(needle),
    )
  );
}

/** The problems that the filter lets through. */
export function shown(diagnostics: readonly Diagnostic[], filter: ProblemFilter): Diagnostic[] {
  return diagnostics.filter(
    (one) => (one.severity === "error" ? filter.errors : filter.warnings) && says(one, filter.text),
  );
}

/** Problems by step: steps with errors first, then in the definition's order; errors first within a step. */
export function byStep(diagnostics: readonly Diagnostic[]): ProblemGroup[] {
  const groups = new Map<string | null, Diagnostic[]>();
  for (const one of diagnostics) groups.set(one.step, [...(groups.get(one.step) ?? []), one]);
  const rank = (one: Diagnostic) => (one.severity === "error" ? 0 : 1);
  const sorted = [...groups].map(([step, problems]) => ({
    step,
    problems: problems.sort((a, b) => rank(a) - rank(b)),
  }));
  const worst = ({ problems }: ProblemGroup) => Math.min(...problems.map(rank));
  return sorted.sort((a, b) => worst(a) - worst(b));
}

/** Groups with the first so many problems of all; `of` says how many each has. */
export function firstOf(groups: readonly ProblemGroup[], count: number): (ProblemGroup & { of: number })[] {
  let left = count;
  return groups.flatMap(({ step, problems }) => {
    const some = problems.slice(0, left);
    left -= some.length;
    return some.length === 0 ? [] : [{ step, of: problems.length, problems: some }];
  });
}

/** Problems by names that they keep while steps before theirs come and go, which renumbers their places. */
export function keyed(problems: readonly Diagnostic[]): [key: string, problem: Diagnostic][] {
  const met = new Map<string, number>();
  return problems.map((one) => {
    const name = `${one.code} ${one.step ?? ""} ${one.message}`;
    const before = met.get(name) ?? 0;
    met.set(name, before + 1);
    return [`${name} ${before}`, one];
  });
}
