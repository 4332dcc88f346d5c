import { CopyButton } from "./CopyButton";
import { blocksOf, inlinesOf, type Block } from "./markdown";
import "./markdown.css";

interface InlineProps {
  text: string;
}

function Line({ text }: InlineProps) {
  return inlinesOf(text).map((part, i) => {
    if (part.kind === "code")
      return (
        <code key={i} className="mono">
          {part.text}
        </code>
      );
    if (part.kind === "strong")
      return (
        <b key={i} className="semi">
          {part.text}
        </b>
      );
    // The window has no way out to a browser: the address is there to read and to copy.
    if (part.kind === "link")
      return (
        <span key={i} className="address" title={part.url}>
          {part.text}
        </span>
      );
    return part.text;
  });
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === "heading")
    return block.level === 1 ? (
      <h2>
        <Line text={block.text} />
      </h2>
    ) : (
      <h3>
        <Line text={block.text} />
      </h3>
    );
  if (block.kind === "list")
    return (
      <ul>
        {block.items.map((item, i) => (
          <li key={i}>
            <Line text={item} />
          </li>
        ))}
      </ul>
    );
  if (block.kind === "code")
    return (
      <div className="code-block">
        <CopyButton text={block.text} label="Copy the example" />
        <pre className="mono">{block.text}</pre>
      </div>
    );
  return (
    <p>
      <Line text={block.text} />
    </p>
  );
}

/** Whether a block stands before the page's own text: its title, and the line in italics below. */
function isHead(block: Block, index: number): boolean {
  return (
    (index === 0 && block.kind === "heading") ||
    (index === 1 && block.kind === "paragraph" && /^\*[^*]+\*$/.test(block.text))
  );
}

interface MarkdownProps {
  text: string;
  /** Leaves out the title and the line in italics below it, which stand elsewhere. */
  untitled?: boolean;
}

/** A page that was written in Markdown. */
export function Markdown({ text, untitled = false }: MarkdownProps) {
  const blocks = blocksOf(text);
  const shown = untitled ? blocks.filter((block, i) => !isHead(block, i)) : blocks;
  return (
    <div className="markdown pick">
      {shown.map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
    </div>
  );
}
