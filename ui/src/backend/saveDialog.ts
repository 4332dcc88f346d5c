const KINDS: Readonly<Record<string, string>> = {
  csv: "Comma-separated values",
  gz: "Archive",
  html: "Web page",
  json: "JSON",
  jsonl: "JSON lines",
  md: "Markdown",
  png: "Picture",
  svg: "Drawing",
  txt: "Text",
};

/** What the system's dialogue says when a file is saved, and which files it lists: those of its kind. */
export function saveDialog(suggested: string): {
  title: string;
  defaultPath: string;
  filters: { name: string; extensions: string[] }[];
} {
  const name = suggested.split(/[\\/]/).at(-1) ?? suggested;
  const ending = name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  return {
    title: `Save ${name} as`,
    defaultPath: suggested,
    filters: ending === "" ? [] : [{ name: KINDS[ending] ?? ending.toUpperCase(), extensions: [ending] }],
  };
}
