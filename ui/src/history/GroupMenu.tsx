import { DropdownMenu } from "radix-ui";
import { Glyph } from "../widgets/Glyph";
import { show, useHistory } from "./history";

const OWN: readonly (readonly [string, string])[] = [
  ["", "Nothing"],
  ["pipeline", "Pipeline"],
  ["status", "Status"],
  ["day", "Day"],
  ["tag", "Tag"],
];

/** What the table is grouped by. */
export function GroupMenu() {
  const group = useHistory((state) => state.group);
  const parameters = useHistory((state) => state.columns?.parameters) ?? [];
  const chosen =
    OWN.find(([key]) => key === group)?.[1] ?? parameters.find(({ key }) => key === group)?.name ?? group;
  const item = (key: string, title: string) => (
    <DropdownMenu.RadioItem
      key={key}
      value={key}
      className="menu-item"
      data-testid={`group-${key === "" ? "none" : key}`}
    >
      <span className="mark-slot">
        <DropdownMenu.ItemIndicator>
          <Glyph name="check" size={14} />
        </DropdownMenu.ItemIndicator>
      </span>
      {title}
    </DropdownMenu.RadioItem>
  );
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="btn" data-testid="history-group">
        <Glyph name="list" size={14} />
        {group === "" ? "Group" : `By ${chosen}`}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop menu hist-tall" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={group} onValueChange={(next) => show({ group: next })}>
            {OWN.map(([key, title]) => item(key, title))}
            {parameters.length > 0 && (
              <DropdownMenu.Label className="menu-label">Parameters</DropdownMenu.Label>
            )}
            {parameters.slice(0, 200).map(({ key, name }) => item(key, name))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
