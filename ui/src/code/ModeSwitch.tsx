import { ToggleGroup } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { showMode, useMode, type CentreMode } from "./mode";

const MODES: readonly { mode: CentreMode; label: string; glyph: GlyphName }[] = [
  { mode: "canvas", label: "Canvas", glyph: "canvas" },
  { mode: "code", label: "Code", glyph: "code" },
  { mode: "split", label: "Split", glyph: "split" },
];

/** Canvas, code or both. */
export function ModeSwitch() {
  const mode = useMode((state) => state.mode);
  return (
    <ToggleGroup.Root
      className="segments"
      type="single"
      aria-label="View"
      value={mode}
      onValueChange={(value) => {
        if (value !== "") showMode(value as CentreMode);
      }}
    >
      {MODES.map((one) => (
        <ToggleGroup.Item
          key={one.mode}
          className="segment"
          value={one.mode}
          title={`${one.label} (Ctrl+E goes around)`}
          data-testid={`mode-${one.mode}`}
        >
          <Glyph name={one.glyph} size={14} />
          {one.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
