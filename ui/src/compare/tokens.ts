/** Words of a line of JSON, in the order of the groups: a name, a text, a number or word, punctuation. */
const WORD =
  /("(?:[^"\\]|\\.)*")(?=\s*:)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)|([{}[\],:])/g;
const KINDS = ["name", "text", "atom", "mark"] as const;

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
