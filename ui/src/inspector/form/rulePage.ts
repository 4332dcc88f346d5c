export interface Block {
  kind: "heading" | "code" | "text";
  text: string;
}

/** A rule's page in blocks: its title goes, since what shows the page says it. */
export function rulePage(markdown: string): Block[] {
  const blocks: Block[] = [];
  const parts = markdown.split(/^```.*$/m);
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      blocks.push({ kind: "code", text: part.replace(/^\n|\n$/g, "") });
      return;
    }
    for (const paragraph of part.split(/\n{2,}/)) {
      const text = paragraph.trim().replaceAll("\n", " ");
      if (text === "" || text.startsWith("# ")) continue;
      blocks.push(text.startsWith("## ") ? { kind: "heading", text: text.slice(3) } : { kind: "text", text });
    }
  });
  return blocks;
}
