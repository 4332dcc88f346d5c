import type { StepRun } from "../backend/bindings/StepRun";
import { isDone, stepState } from "../executions/stepState";

interface ProgressProps {
  steps: StepRun[];
}

/** How many steps are done, in words and as a bar. */
export function Progress({ steps }: ProgressProps) {
  const done = steps.filter((run) => isDone(stepState(run))).length;
  return (
    <>
      <span className="t2 steps-done">
        {done} of {steps.length} steps done
      </span>
      <span
        className="progress"
        role="progressbar"
        aria-label="Steps done"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={steps.length}
      >
        <b style={{ width: `${(done / Math.max(1, steps.length)) * 100}%` }} />
      </span>
    </>
  );
}
