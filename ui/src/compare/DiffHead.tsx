import type { ReactNode } from "react";
import type { Family } from "../backend/bindings/Family";
import type { Presence } from "../backend/bindings/Presence";
import { Glyph, StepGlyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import type { DiffRow } from "./rows";

const PRESENCE: Record<Presence, { word: string; glyph: GlyphName; tone: string }> = {
  added: { word: "added", glyph: "plus", tone: "ok" },
  removed: { word: "removed", glyph: "minus", tone: "err" },
  kept: { word: "changed", glyph: "braces", tone: "warn" },
};

interface DiffHeadProps {
  row: DiffRow;
  family: Family | undefined;
  /** Its name. */
  children: ReactNode;
}

/** Of what the fields below differ: a step, a parameter or the pipeline, and what became of it. */
export function DiffHead({ row, family, children }: DiffHeadProps) {
  const look = PRESENCE[row.presence];
  return (
    <>
      {row.kind === "step" ? (
        <StepGlyph stepType={row.stepType ?? ""} family={family ?? "integrate"} />
      ) : (
        <span className="glyph">
          <Glyph name={row.kind === "parameter" ? "parameter" : "canvas"} size={14} />
        </span>
      )}
      {children}
      {row.notes.map((note) => (
        <span key={note} className="cap">
          {note}
        </span>
      ))}
      <span className="grow" />
      <span className={`st cap ${look.tone}`}>
        <Glyph name={look.glyph} size={12} />
        {look.word}
      </span>
    </>
  );
}
