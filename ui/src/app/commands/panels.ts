import { useDocument } from "../../document/document";
import type { Command } from "../command";
import { togglePanel, type Panel } from "../panels";

function toggling(panel: Panel, title: string, keys: string): Command {
  return {
    id: `view.panel-${panel}`,
    title,
    group: "View",
    keys: [keys],
    whileTyping: true,
    enabled: () => useDocument.getState().document !== null,
    run: () => togglePanel(panel),
  };
}

/** What folds panels away. */
export const panels: Command[] = [
  toggling("left", "Show or hide the left panel", "Ctrl+B"),
  toggling("bottom", "Show or hide the bottom panel", "Ctrl+J"),
  toggling("right", "Show or hide the inspector", "Ctrl+Alt+B"),
];
