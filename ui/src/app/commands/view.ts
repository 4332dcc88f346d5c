import { endFocus, useFocus } from "../../document/focus";
import { useSelection } from "../../document/selection";
import { nextMode, showMode, useMode } from "../../code/mode";
import { isDesign } from "../shown";
import type { Command } from "../command";

/** Shows what was dimmed; then, the next time, lets the selection go. */
function letGo(): void {
  if (useFocus.getState().steps === null) useSelection.getState().select(null);
  else endFocus();
}

/** What changes the view and nothing else. */
export const view: Command[] = [
  {
    id: "view.canvas",
    title: "Show the canvas",
    group: "View",
    enabled: isDesign,
    run: () => showMode("canvas"),
  },
  { id: "view.code", title: "Show the code", group: "View", enabled: isDesign, run: () => showMode("code") },
  {
    id: "view.split",
    title: "Show canvas and code",
    group: "View",
    enabled: isDesign,
    run: () => showMode("split"),
  },
  {
    id: "view.next",
    title: "Next of canvas, split and code",
    group: "View",
    keys: ["Ctrl+E"],
    whileTyping: true,
    enabled: isDesign,
    run: () => showMode(nextMode(useMode.getState().mode)),
  },
  {
    id: "view.deselect",
    title: "Let go",
    group: "View",
    keys: ["Escape"],
    enabled: () => useFocus.getState().steps !== null || useSelection.getState().step !== null,
    run: letGo,
  },
];
