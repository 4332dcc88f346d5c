import type { Goal } from "../backend/bindings/Goal";

/** Which way is better, behind an axis' name. */
export const GOAL_WORDS: Record<Goal, string> = { higher: "↑", lower: "↓", zero: "→ 0" };
