import { DropdownMenu } from "radix-ui";
import type { ComparisonFormat } from "../backend/bindings/ComparisonFormat";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
import type { ComparisonPlace } from "./comparison";
import { copyMarkdown, saveComparison, saveGraph } from "./export";

interface ExportMenuProps {
  comparison: ExecutionComparison;
  place: ComparisonPlace;
}

const FORMATS: readonly { format: ComparisonFormat; title: string; ending: string }[] = [
  { format: "markdown", title: "Markdown…", ending: "md" },
  { format: "csv", title: "CSV…", ending: "csv" },
  { format: "json", title: "JSON…", ending: "json" },
];

/** Takes the comparison out of the window. */
export function ExportMenu({ comparison, place }: ExportMenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="btn" data-testid="export">
        <Glyph name="external" size={14} />
        Export
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="end" sideOffset={4}>
          {FORMATS.map(({ format, title, ending }) => (
            <DropdownMenu.Item
              key={format}
              className="menu-item"
              onSelect={() => void saveComparison(place, format, ending)}
              data-testid={`export-${format}`}
            >
              {title}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item
            className="menu-item"
            onSelect={() => void saveGraph(comparison)}
            data-testid="export-picture"
          >
            Picture of the graph…
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item
            className="menu-item"
            onSelect={() => void copyMarkdown(place)}
            data-testid="copy-markdown"
          >
            Copy as Markdown
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
