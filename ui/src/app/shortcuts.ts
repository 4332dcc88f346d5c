import { useEffect } from "react";
import { COMMANDS, isEnabled } from "./commands";
import { isShortcut, isTyping } from "./keys";

/** Whether keys are about the canvas: it or the outline has the focus, or nothing has. Tab leads on everywhere but on the canvas. */
function isOnCanvas({ target, key }: KeyboardEvent): boolean {
  const area = target instanceof Element ? target.closest<HTMLElement>("[data-canvas-keys]") : null;
  if (key === "Tab") return area?.classList.contains("canvas") === true;
  return area !== null || target === document.body;
}

const inDialog = () => document.querySelector("[role=dialog][data-state=open]") !== null;

/** A select would open by Enter with Ctrl, too, which is Run's. */
function pressedOnSelect(event: KeyboardEvent): void {
  const onSelect = event.target instanceof HTMLButtonElement && event.target.role === "combobox";
  if (!onSelect || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || inDialog()) return;
  event.stopPropagation();
  pressed(event);
}

/** Carries out the command whose shortcut was pressed. A dialog keeps its keys, and so does whoever took the event. */
function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || inDialog()) return;
  const typing = isTyping(event.target);
  const command = COMMANDS.find(
    (one) =>
      (one.whileTyping === true || !typing) &&
      (one.onCanvas !== true || isOnCanvas(event)) &&
      one.keys?.some((keys) => isShortcut(event, keys)) === true &&
      isEnabled(one),
  );
  if (command === undefined) {
    // The browser's own answer to Ctrl+S and the like is never what is meant.
    if (COMMANDS.some((one) => one.whileTyping === true && one.keys?.some((keys) => isShortcut(event, keys))))
      event.preventDefault();
    return;
  }
  if (command.native !== true) event.preventDefault();
  command.run();
}

/** Makes the shortcuts of all commands work wherever the focus is. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", pressedOnSelect, true);
    window.addEventListener("keydown", pressed);
    return () => {
      window.removeEventListener("keydown", pressedOnSelect, true);
      window.removeEventListener("keydown", pressed);
    };
  }, []);
}
