/** What of a key event names a shortcut. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/**
 * Whether an event is a shortcut such as `Ctrl+Shift+Z`, `F2` or `?`. A character that is typed with Shift, such as
 * `?`, is named as it is.
 */
export function isShortcut(event: Pressed, shortcut: string): boolean {
  const parts = shortcut.split("+");
  // `Ctrl++` is Ctrl and the plus.
  const key = (parts.at(-1) ?? "") === "" ? "+" : (parts.at(-1) ?? "");
  const named = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const letter = /^[a-z0-9]$/i.test(key) || key.length > 1;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === named("Ctrl") &&
    event.altKey === named("Alt") &&
    (!letter || event.shiftKey === named("Shift"))
  );
}

/** Whether keys pressed on an element write text into it. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
