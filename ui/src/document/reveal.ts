import { create } from "zustand";
import { useSelection } from "./selection";

interface RevealState {
  /** A step, and the place in the definition that is meant: a JSON pointer from its root. */
  wanted: { step: string | null; pointer: string } | null;
  /** Grows with every wish, so that the same place can be wanted twice. */
  count: number;
}

/**
 * A place in the definition that somebody asked to see: a problem's, a search's. Whoever can show it (the inspector its
 * field, the code view its line) follows `count`, shows `wanted` and puts the focus there.
 */
export const useReveal = create<RevealState>(() => ({ wanted: null, count: 0 }));

/** Selects the step and asks for the place to be shown. */
export function revealPointer(step: string | null, pointer: string): void {
  useSelection.getState().select(step);
  useReveal.setState(({ count }) => ({ wanted: { step, pointer }, count: count + 1 }));
}
