import type { Aspect } from "../../backend/bindings/Aspect";
import type { MergedNode } from "../../backend/bindings/MergedNode";
import type { NodeCell } from "../../backend/bindings/NodeCell";
import type { MergedState } from "../../backend/bindings/MergedState";
import { duration } from "../../format/duration";
import type { GlyphName } from "../../widgets/glyphs";

/** What stands for each side of a step. */
const ASPECTS: Record<Aspect, { glyph: GlyphName; word: string }> = {
  status: { glyph: "info", word: "Status" },
  outcome: { glyph: "branch", word: "Branch" },
  identity: { glyph: "pencil", word: "Name or type" },
  code: { glyph: "code", word: "Code" },
  arguments: { glyph: "braces", word: "Argument" },
  inputs: { glyph: "data", word: "Input" },
  environment: { glyph: "cpu", word: "Environment" },
  definition: { glyph: "canvas", word: "Definition" },
  cache: { glyph: "clock", word: "Cache" },
  outputs: { glyph: "file", word: "Output" },
  duration: { glyph: "clock", word: "Time" },
};

export const aspectWord = (aspect: Aspect): string => ASPECTS[aspect].word;
export const aspectGlyph = (aspect: Aspect): GlyphName => ASPECTS[aspect].glyph;

/** Glyph and hue of what happened to a step. */
export function stateLook({ state, aspect }: Pick<MergedNode, "state" | "aspect">): {
  glyph: GlyphName;
  hue: string;
} {
  switch (state) {
    case "added":
      return { glyph: "plus", hue: "ok" };
    case "removed":
      return { glyph: "minus", hue: "err" };
    case "changed":
      return { glyph: aspect === null ? "braces" : ASPECTS[aspect].glyph, hue: "warn" };
    case "same":
      return { glyph: "check", hue: "idle" };
  }
}

/** How many steps are what. */
export function tally(nodes: readonly Pick<MergedNode, "state">[]): Record<MergedState, number> {
  const counts: Record<MergedState, number> = { added: 0, removed: 0, changed: 0, same: 0 };
  for (const { state } of nodes) counts[state] += 1;
  return counts;
}

/** The range of some times, for more executions than a node has room for; `null` when none is known. */
export function range(times: readonly (number | null)[]): [number, number] | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
}

/** How a step went in many executions: which branches it chose, else how long it took. */
export function overall(cells: readonly Pick<NodeCell, "text" | "took_ms">[]): string {
  const branches = ["True", "False"]
    .map((branch) => [branch, cells.filter(({ text }) => text === branch).length] as const)
    .filter(([, count]) => count > 0);
  if (branches.length > 0) return branches.map(([branch, count]) => `${branch} ${count}`).join(", ");
  const times = range(cells.map(({ took_ms }) => took_ms));
  if (times === null) return "no times";
  const [least, most] = times.map(duration);
  return least === most ? (least ?? "") : `${least} to ${most}`;
}
