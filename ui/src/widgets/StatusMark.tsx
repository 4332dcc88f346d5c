import { Glyph } from "./Glyph";
import type { GlyphName } from "./glyphs";

interface StatusMarkProps {
  look: { word: string; glyph: GlyphName; hue: string };
  size?: number;
  /** Icon alone, where the word stands beside it. */
  bare?: boolean;
}

/** A status as icon and word. */
export function StatusMark({ look, size = 14, bare = false }: StatusMarkProps) {
  const glyph = <Glyph name={look.glyph} size={size} className={look.glyph === "executing" ? "spin" : ""} />;
  return (
    <span className={`st ${look.hue}`}>
      {glyph}
      {bare ? <span className="sr">{look.word}</span> : look.word}
    </span>
  );
}
