/** A part of a page in Markdown, as far as the rules' pages and notices use it. */
export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "code"; text: string };

const HEADING = /^(#{1,4}) (.+)$/;
const ITEM = /^[-*] (.+)$/;

/** Reads headings, paragraphs, lists and fenced code; anything else is a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const last = blocks.at(-1);
    const open = (lines[i - 1] ?? "").trim() !== "";
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (line.startsWith("```")) {
      const end = lines.findIndex((one, at) => at > i && one.startsWith("```"));
      const upTo = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", text: lines.slice(i + 1, upTo).join("\n") });
      i = upTo;
    } else if (line.trim() === "") continue;
    else if (heading !== null)
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" });
    else if (item !== null && last?.kind === "list" && open) last.items.push(item[1] ?? "");
    else if (item !== null) blocks.push({ kind: "list", items: [item[1] ?? ""] });
    else if (open && last?.kind === "list") last.items.push(`${last.items.pop() ?? ""} ${line.trim()}`);
    else if (open && last?.kind === "paragraph") last.text += ` ${line.trim()}`;
    else blocks.push({ kind: "paragraph", text: line.trim() });
  }
  return blocks;
}

/** A run of text: plain, code, strong, or the words of a link. */
export type Inline =
  { kind: "text" | "code" | "strong"; text: string } | { kind: "link"; text: string; url: string };

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>]+)>|(https?:\/\/[^\s)]+[^\s).,])/g;

/** Reads code, strong text and links within a line. */
export function inlinesOf(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    const [whole, code, strong, words, url, bare, plain] = match;
    if (code !== undefined) parts.push({ kind: "code", text: code });
    else if (strong !== undefined) parts.push({ kind: "strong", text: strong });
    else if (words !== undefined && url !== undefined) parts.push({ kind: "link", text: words, url });
    else parts.push({ kind: "link", text: bare ?? plain ?? whole, url: bare ?? plain ?? whole });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
