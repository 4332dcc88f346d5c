import { create } from "zustand";

/** The parameter whose declaration is shown; it stays open while a step is looked at. */
export const useOpenParameter = create<{ name: string | null }>(() => ({ name: null }));

/** Shows a parameter's declaration; `null` folds it away. */
export function openParameter(name: string | null): void {
  useOpenParameter.setState({ name });
}
