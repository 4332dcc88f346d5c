import { create } from "zustand";
import { backend } from "../backend/backend";
import type { StepRunDetail } from "../backend/bindings/StepRunDetail";
import { coalesce } from "../document/coalesce";
import { alertFailure } from "../widgets/alertList";

interface StepDetailState {
  arn: string | null;
  step: string | null;
  /** What is known of that step; `null` before the first answer. */
  detail: StepRunDetail | null;
}

/** The selected step of the shown execution, with everything that is known about it. */
export const useStepDetail = create<StepDetailState>(() => ({ arn: null, step: null, detail: null }));

/** Reads it again. */
export const refreshStepDetail = coalesce(async () => {
  const { arn, step } = useStepDetail.getState();
  if (arn === null || step === null) return;
  try {
    const detail = await backend().call("read_step_run", { arn, step });
    const now = useStepDetail.getState();
    if (now.arn === arn && now.step === step) useStepDetail.setState({ detail });
  } catch (reason) {
    alertFailure(`Reading ${step}`, reason);
  }
});

/** Chooses the step to read, or none. */
export function watchStep(arn: string | null, step: string | null): void {
  const now = useStepDetail.getState();
  if (now.arn !== arn || now.step !== step) useStepDetail.setState({ arn, step, detail: null });
  void refreshStepDetail();
}
