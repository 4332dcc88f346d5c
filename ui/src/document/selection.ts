import { create } from "zustand";

interface SelectionState {
  /** The selected step's name. */
  step: string | null;
  select: (step: string | null) => void;
}

/** The step that the canvas, the outline, the inspector and the log speak about. */
export const useSelection = create<SelectionState>((set) => ({
  step: null,
  select: (step) => set({ step }),
}));
