/** Words of a line of JSON, in the order of the groups: a name, a text, a number or word, punctuation. */
const WORD =
  /("(?:[^"\\]|\\.)*")(?=\s*:)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)|([{}[\],:])/g;
const KINDS = ["name", "text", "atom", "mark"] as const;

/** So many letters of a line are drawn: a definition may be one line of a million. */
export const LONGEST = 2000;
/** Letters before what differs, where the line's beginning is too far away. */
const BEFORE = 100;

/** What is drawn of a line. */
export interface Excerpt {
  text: string;
  /** Letters left out before and after it. */
  before: number;
  after: number;
  /** What differs, from and to, in the excerpt. */
  lit: readonly [from: number, to: number];
}

/** As much of a line as is drawn: from its beginning, or from before what differs when that lies further away. */
export function excerptOf(line: string, [from, to]: readonly [number, number] = [0, 0]): Excerpt {
  const before = from + BEFORE > LONGEST ? from - BEFORE : 0;
  const text = line.slice(before, before + LONGEST);
  const inside = (at: number) => Math.max(0, Math.min(at - before, text.length));
  return { text, before, after: line.length - before - text.length, lit: [inside(from), inside(to)] };
}

/** A stretch of a line that looks the same all along. */
export interface Token {
  text: string;
  kind: (typeof KINDS)[number] | null;
  /** Whether it is what differs. */
  lit: boolean;
}

/** A line of JSON in its colours, with what differs from `from` to `to` lit. */
export function tokensOf(line: string, from = 0, to = 0): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, kind: Token["kind"]) => {
    const cuts = [start, ...[from, to].filter((at) => at > start && at < end && from < to), end];
    for (const [index, at] of cuts.slice(0, -1).entries()) {
      const text = line.slice(at, cuts[index + 1]);
      if (text !== "") tokens.push({ text, kind, lit: at >= from && at < to });
    }
  };
  let last = 0;
  for (const match of line.matchAll(WORD)) {
    add(last, match.index, null);
    last = match.index + match[0].length;
    add(match.index, last, KINDS[match.slice(1).findIndex(Boolean)] ?? null);
  }
  add(last, line.length, null);
  return tokens;
}
