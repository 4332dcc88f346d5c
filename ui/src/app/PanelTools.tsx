import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { Tip } from "../widgets/Tip";
import { togglePanel, usePanels, type Panel } from "./panels";

const TOOLS: [Panel, GlyphName, string, string][] = [
  ["left", "panelLeft", "left panel", "Ctrl+B"],
  ["bottom", "panelBottom", "bottom panel", "Ctrl+J"],
  ["right", "panelRight", "inspector", "Ctrl+Alt+B"],
];

/** Folds the panels away, each by its own button. */
export function PanelTools() {
  const away = usePanels((state) => state.away);
  return (
    <div className="panel-tools" role="group" aria-label="Panels">
      {TOOLS.map(([panel, glyph, name, keys]) => (
        <Tip key={panel} text={`${away.has(panel) ? "Show" : "Hide"} the ${name} (${keys})`}>
          <button
            type="button"
            className="icon small"
            aria-pressed={!away.has(panel)}
            onClick={() => togglePanel(panel)}
            data-testid={`panel-${panel}`}
          >
            <Glyph name={glyph} size={14} />
          </button>
        </Tip>
      ))}
    </div>
  );
}
