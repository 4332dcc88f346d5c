import { create } from "zustand";
import type { CommandGroup } from "./command";

/** Whether the list of shortcuts is open. */
export const useShortcutList = create<{ open: boolean }>(() => ({ open: false }));

/** The groups of commands, in the order they are listed in. */
export const GROUPS: readonly CommandGroup[] = ["File", "Edit", "Arrange", "View", "Git", "Run", "Help"];

/** What the canvas does with keys and the pointer that is no command. */
export const CANVAS_KEYS: readonly (readonly [string, readonly string[]])[] = [
  ["Walk along the wires", ["←", "→", "↑", "↓"]],
  ["Move the selected steps", ["Alt+arrows"]],
  ["Select a step, then go to the inspector", ["↵"]],
  ["Open the context menu", ["Shift+F10"]],
  ["Add to the selection", ["Ctrl+click", "Shift+click"]],
  ["Select with a box", ["Shift+drag"]],
  ["Pan", ["Space+drag", "Middle button"]],
  ["Zoom", ["Ctrl+wheel"]],
  ["Drag without snapping", ["Alt+drag"]],
  ["Move a row of the inspector", ["Alt+↑", "Alt+↓"]],
];
