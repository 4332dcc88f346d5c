import { DropdownMenu } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { useTheme, type ThemeChoice } from "./theme";

const CHOICES: [choice: ThemeChoice, word: string, glyph: GlyphName][] = [
  ["system", "Like the system", "computer"],
  ["light", "Light", "sun"],
  ["dark", "Dark", "moon"],
  ["contrast", "High contrast", "contrast"],
];

/** Chooses the colours of the window. */
export function ThemeMenu() {
  const { choice, choose } = useTheme();
  const glyph = CHOICES.find(([one]) => one === choice)?.[2] ?? "computer";
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="icon" aria-label="Theme" title="Theme">
        <Glyph name={glyph === "computer" ? "contrast" : glyph} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
          <DropdownMenu.RadioGroup value={choice} onValueChange={(value) => choose(value as ThemeChoice)}>
            {CHOICES.map(([value, word, name]) => (
              <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
                <Glyph name={name} size={14} className="t3" />
                <span className="grow">{word}</span>
                <span className="mark-slot">{choice === value && <Glyph name="check" size={14} />}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
