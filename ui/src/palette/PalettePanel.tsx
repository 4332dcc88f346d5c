import { useEffect, useState } from "react";
import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import { Glyph } from "../widgets/Glyph";
import { matches } from "./matches";
import { PaletteItem } from "./PaletteItem";
import { readPalette, usePalette } from "./palette";
import "./palette.css";

function groups(entries: readonly PaletteEntry[]): [string, PaletteEntry[]][] {
  const found = new Map<string, PaletteEntry[]>();
  for (const entry of entries) found.set(entry.group, [...(found.get(entry.group) ?? []), entry]);
  return [...found];
}

/** Everything that can be added, by group; what is typed narrows it down. */
export function PalettePanel() {
  const entries = usePalette((state) => state.entries);
  const [query, setQuery] = useState("");
  useEffect(() => void readPalette(), []);
  const asked = query.trim() !== "";
  const found = matches(entries ?? [], query);
  return (
    <section className="vstack palette-panel" aria-label="Steps to add">
      <div className="palette-search">
        <Glyph name="search" size={14} className="t3" />
        <input
          aria-label="Search steps to add"
          placeholder="Add a step"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setQuery("");
          }}
          data-testid="palette-filter"
        />
        {asked ? (
          <button type="button" className="icon small" aria-label="Clear" onClick={() => setQuery("")}>
            <Glyph name="cross" size={12} />
          </button>
        ) : (
          <kbd title="On the canvas">Tab</kbd>
        )}
      </div>
      <div className="scroll palette-groups">
        {asked && found.map((entry) => <PaletteItem key={entry.step_type} entry={entry} wide />)}
        {asked && found.length === 0 && <p className="empty-line">No step type is called that.</p>}
        {!asked &&
          groups(found).map(([name, some]) => (
            <section key={name} aria-label={name}>
              <h3 className="group">{name}</h3>
              <div className="palette-grid">
                {some.map((entry) => (
                  <PaletteItem key={entry.step_type} entry={entry} wide={false} />
                ))}
              </div>
            </section>
          ))}
      </div>
    </section>
  );
}
