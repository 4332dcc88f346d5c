/** Puts the keyboard focus on a step's node. */
export function focusNode(step: string): void {
  // After React has made the node the canvas's tab stop.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`)?.focus({ preventScroll: true });
  });
}
