import type { Cause } from "../backend/bindings/Cause";
import type { CauseKind } from "../backend/bindings/CauseKind";
import type { GlyphName } from "../widgets/glyphs";

/** What stands for each kind of cause. */
export const CAUSE_LOOKS: Record<CauseKind, { word: string; glyph: GlyphName }> = {
  parameter: { word: "Parameter", glyph: "parameter" },
  code: { word: "Code", glyph: "code" },
  data: { word: "Data", glyph: "data" },
  definition: { word: "Definition", glyph: "canvas" },
  environment: { word: "Environment", glyph: "cpu" },
  randomness: { word: "Chance", glyph: "again" },
};

/** A cause in a few words: `MaxDepth 5 → 8`. */
export function causeTitle({ kind, name, old, new: now }: Cause): string {
  if (kind === "randomness") return `${name} made something else of the same`;
  if (old !== null && now !== null) return `${name} ${old} → ${now}`;
  if (now !== null) return `${name} ${now}, not set before`;
  return old === null ? name : `${name} ${old}, not set any more`;
}
