import { ContextMenu } from "radix-ui";
import { Glyph } from "../../widgets/Glyph";
import { COMMANDS, isEnabled } from "../commands";
import { Keys } from "../Keys";
import type { MenuEntry } from "./target";

interface MenuEntriesProps {
  entries: readonly MenuEntry[];
  /** Takes what was chosen, to be done when the menu has gone and given the focus back. */
  onChoose: (run: () => void) => void;
}

/** The entries of a context menu; commands keep the name and the shortcut that they have everywhere. */
export function MenuEntries({ entries, onChoose }: MenuEntriesProps) {
  return entries.map((entry, i) => {
    if ("line" in entry) return <ContextMenu.Separator key={i} className="menu-line" />;
    if ("entries" in entry) {
      return (
        <ContextMenu.Sub key={i}>
          <ContextMenu.SubTrigger className="menu-item" data-testid={`context-${entry.testId}`}>
            <span className="grow">{entry.title}</span>
            <Glyph name="right" size={12} className="t3" />
          </ContextMenu.SubTrigger>
          <ContextMenu.Portal>
            <ContextMenu.SubContent className="pop menu" sideOffset={4} collisionPadding={8}>
              <MenuEntries entries={entry.entries} onChoose={onChoose} />
            </ContextMenu.SubContent>
          </ContextMenu.Portal>
        </ContextMenu.Sub>
      );
    }
    if ("id" in entry) {
      const command = COMMANDS.find(({ id }) => id === entry.id);
      if (command === undefined) return null;
      return (
        <ContextMenu.Item
          key={i}
          className="menu-item"
          disabled={!isEnabled(command)}
          onSelect={() => onChoose(command.run)}
          data-testid={`context-${command.id}`}
        >
          <span className="grow">{command.title}</span>
          <Keys keys={command.keys} />
        </ContextMenu.Item>
      );
    }
    return (
      <ContextMenu.Item
        key={i}
        className="menu-item"
        disabled={entry.enabled === false}
        onSelect={() => onChoose(entry.run)}
        data-testid={`context-${entry.testId}`}
      >
        <span className="grow">{entry.title}</span>
      </ContextMenu.Item>
    );
  });
}
