import { create } from "zustand";

/** What was last said to screen readers. */
export const useSaid = create<{ text: string }>(() => ({ text: "" }));

/** Says to screen readers what the page shows in another way. */
export function say(text: string): void {
  useSaid.setState({ text });
}
