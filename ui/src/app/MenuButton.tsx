import { DropdownMenu } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import type { CommandGroup } from "./command";
import { COMMANDS, isEnabled } from "./commands";
import { Keys } from "./Keys";

const GROUPS: readonly CommandGroup[] = ["File", "Edit", "Arrange", "View", "Git", "Run", "Help"];

/** The commands of a group. Asked whether they can be carried out when the menu opens, as it is only there while it is open. */
function GroupItems({ group }: { group: CommandGroup }) {
  return COMMANDS.filter((command) => command.group === group).map((command) => (
    <DropdownMenu.Item
      key={command.id}
      className="menu-item"
      disabled={!isEnabled(command)}
      onSelect={() => queueMicrotask(command.run)}
      data-testid={`menu-${command.id}`}
    >
      <span className="grow">{command.title}</span>
      <Keys keys={command.keys} />
    </DropdownMenu.Item>
  ));
}

/** The application's menu: every command by its group. Disabled ones are shown too, so that they can be found. */
export function MenuButton() {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="mark" aria-label="Menu" title="Menu" data-testid="menu">
        <Glyph name="mark" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu" align="start" sideOffset={6}>
          {GROUPS.map((group) => (
            <DropdownMenu.Sub key={group}>
              <DropdownMenu.SubTrigger className="menu-item" data-testid={`menu-${group}`}>
                <span className="grow">{group}</span>
                <Glyph name="right" size={12} className="t3" />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent className="pop menu tall" sideOffset={4} collisionPadding={8}>
                  <GroupItems group={group} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
