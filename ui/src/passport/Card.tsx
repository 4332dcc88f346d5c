import type { ReactNode } from "react";
import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";

interface CardProps {
  glyph: GlyphName;
  title: string;
  /** Beside the title, in small letters. */
  about?: ReactNode;
  testId: string;
  children: ReactNode;
}

/** A part of the passport. */
export function Card({ glyph, title, about, testId, children }: CardProps) {
  return (
    <section className="card" data-testid={testId} aria-label={title}>
      <h2>
        <Glyph name={glyph} size={14} className="t3" />
        {title}
        {about !== undefined && <span className="cap">{about}</span>}
      </h2>
      {children}
    </section>
  );
}
