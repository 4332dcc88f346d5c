import { useSelection } from "../../document/selection";
import type { Command } from "../command";

/** What changes the view and nothing else. */
export const view: Command[] = [
  { id: "view.deselect", title: "Let the selection go", group: "View", keys: ["Escape"], enabled: () => useSelection.getState().step !== null, run: () => useSelection.getState().select(null) },
];
