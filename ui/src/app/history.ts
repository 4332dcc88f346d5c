import { create } from "zustand";

/** Whether the history is open. */
export const useHistory = create<{ open: boolean }>(() => ({ open: false }));
