import type { Family } from "../../backend/bindings/Family";

/** What of the theme's tokens is painted with. */
export interface Colours {
  canvas: string;
  raised: string;
  line: string;
  lineStrong: string;
  lane: string;
  text: string;
  text2: string;
  text3: string;
  wire: string;
  accent: string;
  /** The ring around what is selected. */
  ring: string;
  hues: Record<"ok" | "run" | "err" | "warn" | "stop" | "idle", string>;
  errBack: string;
  warnBack: string;
  family: Record<Family, string>;
  /** A family's tile, over `raised`. */
  tile: Record<Family, string>;
  /** The same, strong enough for a spot of a few pixels. */
  faint: Record<Family, string>;
  font: string;
}

/** A token's name ends otherwise than its family's for evaluate. */
const FAMILIES: Record<Family, string> = {
  data: "data",
  train: "train",
  evaluate: "eval",
  decide: "decide",
  deploy: "deploy",
  integrate: "integrate",
};

function channels(hex: string): number[] {
  const digits = hex.replace("#", "");
  const long = digits.length < 6 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
}

/** So much of one colour over another: `color-mix` of the style sheets, for engines whose canvas does not know it. */
export function mix(over: string, under: string, part: number): string {
  const [a, b] = [channels(over), channels(under)];
  return `rgb(${a.map((value, i) => Math.round(value * part + (b[i] ?? 0) * (1 - part))).join(" ")})`;
}

let known: { theme: string | undefined; colours: Colours } | null = null;

/** The colours of the theme that the page has now. Read once a theme: asking for a style has the page work out all that changed. */
export function readColours(): Colours {
  const { theme } = document.documentElement.dataset;
  if (known?.theme !== theme || known === null) known = { theme, colours: coloursOfPage() };
  return known.colours;
}

function coloursOfPage(): Colours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const [canvas, raised, line] = [token("canvas"), token("raised"), token("line")];
  const families = Object.entries(FAMILIES) as [Family, string][];
  const each = (colour: (token: string) => string) =>
    Object.fromEntries(families.map(([family, name]) => [family, colour(token(`f-${name}`))])) as Record<
      Family,
      string
    >;
  return {
    canvas,
    raised,
    line,
    lineStrong: token("line-strong"),
    lane: document.documentElement.dataset.theme === "contrast" ? canvas : mix(line, canvas, 0.45),
    text: token("text"),
    text2: token("text-2"),
    text3: token("text-3"),
    wire: token("wire"),
    accent: token("accent"),
    ring: mix(token("accent"), canvas, 0.3),
    hues: {
      ok: token("ok"),
      run: token("run"),
      err: token("err"),
      warn: token("warn"),
      stop: token("stop"),
      idle: token("idle"),
    },
    errBack: token("err-bg"),
    warnBack: token("warn-bg"),
    family: each((colour) => colour),
    tile: each((colour) => mix(colour, raised, 0.12)),
    faint: each((colour) => mix(colour, raised, 0.5)),
    font: token("font-ui"),
  };
}
