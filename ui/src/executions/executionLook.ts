import type { ExecutionStatus } from "../backend/bindings/ExecutionStatus";
import { LOOKS } from "./stepState";

/** Word, icon and hue of an execution's status. */
export const EXECUTION_LOOKS: Record<ExecutionStatus, (typeof LOOKS)["executing"]> = {
  Executing: LOOKS.executing,
  Stopping: LOOKS.stopping,
  Stopped: LOOKS.stopped,
  Failed: LOOKS.failed,
  Succeeded: LOOKS.succeeded,
};
