import type { StepRun } from "../backend/bindings/StepRun";

/**
 * The step whose log is shown: the selected one, else the failed one, else the one that started
 * last. Steps without a log count only when selected, so that their emptiness can be told.
 */
export function logStep(steps: readonly StepRun[], selected: string | null): StepRun | null {
  const chosen = steps.find((run) => run.name === selected);
  if (chosen !== undefined) return chosen;
  const logged = steps.filter((run) => run.has_log);
  const failed = logged.find((run) => run.status === "Failed");
  return (
    failed ??
    logged.reduce<StepRun | null>(
      (last, run) => (last === null || (run.started_at ?? 0) >= (last.started_at ?? 0) ? run : last),
      null,
    )
  );
}
