import type { GlyphName } from "../../widgets/glyphs";

/** Something that can be chosen in the search for everything. */
export interface Hit {
  id: string;
  section: "Steps" | "Add" | "Commands" | "Parameters";
  title: string;
  /** What else is known of it: `go to step`. */
  note: string;
  keys?: readonly string[];
  glyph?: GlyphName;
  /** A step's type and family, whose glyph is shown instead. */
  step?: { type: string; family: string };
  run: () => void;
}

/**
 * How well a title answers: 0 when it is the query, more the worse; `null` when a word is missing. What a query asks is made
 * ready once, not for each of thousands of steps.
 */
function distanceTo(words: readonly string[]): (hit: Hit) => number | null {
  const [first] = words;
  if (first === undefined) return () => 1;
  const whole = words.join(" ");
  const startsPart = (part: string) => part.toLowerCase().startsWith(first);
  return ({ title, note, step }) => {
    const name = title.toLowerCase();
    if (!words.every((word) => name.includes(word))) {
      const all = `${name} ${note} ${step?.type ?? ""}`.toLowerCase();
      if (!words.every((word) => all.includes(word))) return null;
    }
    if (name === whole) return 0;
    if (name.startsWith(first)) return 1;
    if (!name.includes(first)) return 4;
    return title.split(/[^\p{L}\p{N}]|(?<=\p{Ll})(?=\p{Lu})/u).some(startsPart) ? 2 : 3;
  };
}

/** Hits of one section at most, so that none hides the others. */
const MOST = 8;

/** The hits that hold every word, the best of each section first; `>` in front asks for commands only. */
export function ranked(hits: readonly Hit[], query: string): Hit[] {
  const commandsOnly = query.trimStart().startsWith(">");
  const words = query
    .replace(">", " ")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const sections: Hit["section"][] = commandsOnly ? ["Commands"] : ["Steps", "Add", "Commands", "Parameters"];
  const distance = distanceTo(words);
  return sections.flatMap((section) => {
    const found = hits
      .filter((hit) => hit.section === section)
      .flatMap((hit) => {
        const far = distance(hit);
        return far === null ? [] : [{ hit, far }];
      });
    const sorted = found.sort((a, b) => a.far - b.far).map(({ hit }) => hit);
    return commandsOnly ? sorted : sorted.slice(0, words.length === 0 && section !== "Commands" ? 3 : MOST);
  });
}

/** A title cut where the query's words are, so that they can be lit. */
export function cutAt(title: string, query: string): { text: string; lit: boolean }[] {
  const words = query
    .replace(">", " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [{ text: title, lit: false }];
  const pattern = new RegExp(
    `(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`,
    "i",
  );
  return title
    .split(pattern)
    .map((text, i) => ({ text, lit: i % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
