import { useDocument } from "../../document/document";
import type { Command } from "../command";
import { useHistory } from "../history";
import { searchEverything } from "../search/open";
import { useShortcutList } from "../shortcutList";
import { isDesign } from "../shown";

const somethingDone = () => {
  const editing = useDocument.getState().document?.editing;
  return isDesign() && editing !== undefined && editing.history.length + editing.undone.length > 0;
};

/** What opens a part of the window. */
export const windows: Command[] = [
  {
    id: "help.everything",
    title: "Search or run a command…",
    group: "Help",
    keys: ["Ctrl+K"],
    whileTyping: true,
    enabled: () => useDocument.getState().document !== null,
    run: searchEverything,
  },
  {
    id: "help.shortcuts",
    title: "Keyboard shortcuts",
    group: "Help",
    keys: ["?", "Ctrl+/"],
    run: () => useShortcutList.setState({ open: true }),
  },
  {
    id: "edit.history",
    title: "What was done…",
    group: "Edit",
    keys: ["Ctrl+Shift+H"],
    enabled: somethingDone,
    run: () => useHistory.setState({ open: true }),
  },
];
