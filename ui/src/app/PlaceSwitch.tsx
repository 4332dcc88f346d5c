import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { Tip } from "../widgets/Tip";
import { commandOf, isEnabled } from "./commands";
import { hasPage } from "./pages";
import { usePlace, type Place } from "./place";

interface Choice {
  id: string;
  name: string;
  glyph: GlyphName;
  /** Every place that counts as this one. */
  at: readonly Place["at"][];
}

const CHOICES: readonly Choice[] = [
  { id: "go.design", name: "Design", glyph: "canvas", at: ["design"] },
  { id: "go.history", name: "History", glyph: "history", at: ["history", "comparison"] },
  { id: "go.registry", name: "Registry", glyph: "tag", at: ["registry", "passport", "lineage"] },
];

/** Where the window is, and the ways to the other places. */
export function PlaceSwitch() {
  const at = usePlace((state) => state.place.at);
  return (
    <nav className="places" aria-label="Places">
      {CHOICES.filter((choice) => choice.at.some((one) => one === "design" || hasPage(one))).map(
        ({ id, name, glyph, at: all }) => {
          const command = commandOf(id);
          const here = all.includes(at);
          return (
            <Tip key={id} text={`${command.title} (${command.keys?.[0] ?? ""})`}>
              <button
                type="button"
                className="place"
                aria-label={name}
                aria-current={here ? "page" : undefined}
                disabled={!isEnabled(command) && !here}
                onClick={command.run}
                data-testid={id}
              >
                <Glyph name={glyph} size={14} />
                <span className="wide-only">{name}</span>
              </button>
            </Tip>
          );
        },
      )}
    </nav>
  );
}
