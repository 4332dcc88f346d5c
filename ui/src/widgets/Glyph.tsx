import { GLYPHS, stepGlyph, type GlyphName } from "./glyphs";

interface DrawingProps {
  path: string;
  size: number;
  className?: string | undefined;
}

function Drawing({ path, size, className }: DrawingProps) {
  return (
    <svg
      className={className ? `g ${className}` : "g"}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

interface GlyphProps {
  name: GlyphName;
  /** Edge length in px; 16 unless told. */
  size?: number;
  className?: string;
}

/** A glyph of the interface; it never carries meaning alone, so it is hidden from screen readers. */
export function Glyph({ name, size = 16, className }: GlyphProps) {
  return <Drawing path={GLYPHS[name]} size={size} className={className} />;
}

interface StepGlyphProps {
  stepType: string;
  family: string;
  /** The 28 px tile of headers and nodes instead of the 20 px tile of rows. */
  large?: boolean;
}

/** A step type's glyph on its family's tile. */
export function StepGlyph({ stepType, family, large = false }: StepGlyphProps) {
  return (
    <span className={`glyph f-${family}${large ? " l" : ""}`}>
      <Drawing path={stepGlyph(stepType)} size={large ? 18 : 14} />
    </span>
  );
}
