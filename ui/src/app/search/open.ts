import { create } from "zustand";
import { readPalette } from "../../palette/palette";

/** Whether the search for everything is open. */
export const useEverything = create<{ open: boolean }>(() => ({ open: false }));

/** Opens the search for everything. */
export function searchEverything(): void {
  void readPalette().then(() => useEverything.setState({ open: true }));
}

/** Closes it. */
export function leaveEverything(): void {
  useEverything.setState({ open: false });
}
