import { create } from "zustand";
import { failureOf, type Failure } from "../backend/failure";

export interface Alert {
  id: number;
  /** What was tried: `Opening churn`. */
  attempt: string;
  failure: Failure;
}

interface AlertState {
  alerts: Alert[];
  dismiss: (id: number) => void;
}

/** Failures that no surface shows in place. */
export const useAlerts = create<AlertState>((set) => ({
  alerts: [],
  dismiss: (id) => set((state) => ({ alerts: state.alerts.filter((alert) => alert.id !== id) })),
}));

let next = 1;

/** Shows a failed attempt until it is dismissed. The same failure twice is shown once. */
export function alertFailure(attempt: string, reason: unknown): void {
  const failure = failureOf(reason);
  useAlerts.setState(({ alerts }) => {
    const rest = alerts.filter(
      (alert) => alert.attempt !== attempt || alert.failure.message !== failure.message,
    );
    return { alerts: [...rest, { id: next++, attempt, failure }] };
  });
}
