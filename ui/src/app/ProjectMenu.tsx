import { DropdownMenu } from "radix-ui";
import { openDocument, useDocument } from "../document/document";
import { baseName, cutMiddle } from "../format/path";
import { Glyph } from "../widgets/Glyph";
import type { GlyphName } from "../widgets/glyphs";
import { commandOf, isEnabled } from "./commands";
import { useSession } from "./session";

const MENU: readonly { id: string; glyph: GlyphName }[] = [
  { id: "file.new", glyph: "plus" },
  { id: "file.open", glyph: "folder" },
  { id: "file.openFile", glyph: "file" },
  { id: "file.saveAs", glyph: "save" },
  { id: "file.close", glyph: "cross" },
];

/** Asked whether they can be carried out when the menu opens, as they are only there while it is open. */
function FileItems() {
  return MENU.map(({ id, glyph }) => {
    const command = commandOf(id);
    return (
      <DropdownMenu.Item key={id} className="menu-item" disabled={!isEnabled(command)} onSelect={command.run}>
        <Glyph name={glyph} size={14} className="t3" />
        {command.title}
        <span className="grow" />
        {command.keys !== undefined && <kbd>{command.keys[0]}</kbd>}
      </DropdownMenu.Item>
    );
  });
}

/** The open project's name, with the recent ones and "Open…" behind it. */
export function ProjectMenu() {
  const name = useDocument(({ document }) => document?.name);
  const folder = useDocument(({ document }) => document?.folder);
  const recent = useSession(({ session }) => session?.recent) ?? [];
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="crumb med">
        <span data-testid="project-name" className="cut">
          {name ?? "Open a pipeline"}
        </span>
        <Glyph name="down" size={12} className="t3" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="start" sideOffset={4}>
          {recent.length > 0 && <DropdownMenu.Label className="menu-label">Recent</DropdownMenu.Label>}
          {recent.slice(0, 8).map((path) => (
            <DropdownMenu.Item key={path} className="menu-item" onSelect={() => void openDocument(path)}>
              <Glyph name={path === folder ? "check" : "folder"} size={14} className="t3" />
              <span>{baseName(path)}</span>
              <span className="grow" />
              <span className="mono t3">{cutMiddle(path, 40)}</span>
            </DropdownMenu.Item>
          ))}
          {recent.length > 0 && <DropdownMenu.Separator className="menu-line" />}
          <FileItems />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
