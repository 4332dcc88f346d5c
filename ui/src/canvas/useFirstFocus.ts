import { useEffect, type RefObject } from "react";

/** Gives the canvas the keyboard focus when a drawing is opened and nothing else has it: its keys work at once. */
export function useFirstFocus(element: RefObject<HTMLElement | null>, subject: string): void {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      element.current?.focus({ preventScroll: true });
  }, [element, subject]);
}
