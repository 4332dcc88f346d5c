import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import { typeName } from "./typeName";

/** The entries that hold every word of the query, those whose type begins with it first. */
export function matches(entries: PaletteEntry[], query: string): PaletteEntry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return entries;
  const found = entries.filter(({ step_type, group, purpose }) => {
    const text = `${step_type} ${typeName(step_type)} ${group} ${purpose}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = (entry: PaletteEntry) => entry.step_type.toLowerCase().startsWith(words[0] ?? "");
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
}
