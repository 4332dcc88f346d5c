import { create } from "zustand";

export type BottomTab = "problems" | "changes" | "history" | "log" | "timeline";

/** Which tab of the bottom panel is open. */
export const useBottom = create<{ tab: BottomTab }>(() => ({ tab: "problems" }));

export function showBottom(tab: BottomTab): void {
  useBottom.setState({ tab });
}
