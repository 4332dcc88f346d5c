import { create } from "zustand";

/** Whether nodes glide to where a layout puts them, rather than jump. */
export const useSettling = create<{ settling: boolean }>(() => ({ settling: false }));

/** As long as a layout's motion, and the answer before it. */
const LONG = 500;
let done: ReturnType<typeof setTimeout> | undefined;

/** Lets the next change of places be seen as motion. */
export function settle(): void {
  useSettling.setState({ settling: true });
  clearTimeout(done);
  done = setTimeout(() => useSettling.setState({ settling: false }), LONG);
}
