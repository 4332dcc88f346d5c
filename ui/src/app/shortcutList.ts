import { create } from "zustand";

/** Whether the list of shortcuts is open. */
export const useShortcutList = create<{ open: boolean }>(() => ({ open: false }));
