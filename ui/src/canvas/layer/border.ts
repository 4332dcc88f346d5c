import { isActive } from "../../executions/stepState";
import type { Brush } from "./brush";

/** The colour of a node's border: selected or found, failed, under way or none of these. */
export function borderOf({ marks, colours }: Brush, step: string): string {
  if (marks.selected.has(step) || marks.found?.has(step) === true) return colours.accent;
  const state = marks.states?.get(step);
  if (state === "failed") return colours.hues.err;
  return state !== undefined && isActive(state) ? colours.hues.run : colours.lineStrong;
}
