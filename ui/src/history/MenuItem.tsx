import { ContextMenu } from "radix-ui";

interface MenuItemProps {
  id: string;
  title: string;
  keys?: string;
  run: () => void;
  enabled?: boolean;
}

/** A line of the table's context menus. What it does begins when the menu is gone, which gives the focus back first. */
export function MenuItem({ id, title, keys = "", run, enabled = true }: MenuItemProps) {
  return (
    <ContextMenu.Item
      className="menu-item"
      disabled={!enabled}
      onSelect={() => setTimeout(run, 0)}
      data-testid={`row-${id}`}
    >
      <span className="grow cut">{title}</span>
      {keys !== "" && <kbd>{keys}</kbd>}
    </ContextMenu.Item>
  );
}
