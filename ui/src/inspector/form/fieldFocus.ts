import { create } from "zustand";
import { useReveal } from "../../document/reveal";
import { holds } from "./pointer";

interface FieldFocus {
  /** The value to go to; whoever shows it takes it. */
  pointer: string | null;
}

/** Where the inspector shall go once the field is shown. */
export const useFieldFocus = create<FieldFocus>(() => ({ pointer: null }));

/** Goes to the field of a value, as soon as its step's form shows it. */
export function goToField(pointer: string): void {
  useFieldFocus.setState({ pointer });
}

/** The field was gone to. */
export function arrived(): void {
  useFieldFocus.setState({ pointer: null });
}

/** Whether the field that is to be gone to is inside this one. */
export function useIsOnTheWay(pointer: string): boolean {
  return useFieldFocus((state) => state.pointer !== null && holds(pointer, state.pointer));
}

// A place that somebody asked to see, from wherever in the window.
useReveal.subscribe(({ wanted, count }, before) => {
  if (wanted !== null && count !== before.count) goToField(wanted.pointer);
});
