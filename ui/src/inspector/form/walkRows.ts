import type { KeyboardEvent } from "react";

/** Up and down go to the same cell of the row before and after. */
export function walkRows(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const row = (event.target as HTMLElement).closest("[data-row]");
  if (row === null) return;
  const cells = (of: Element) => [...of.querySelectorAll<HTMLElement>("textarea, input, .choice-value, .switch, .chip")];
  const cell = cells(row).indexOf(event.target as HTMLElement);
  const next = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  if (next?.matches("[data-row]") !== true) return;
  const target = cells(next)[Math.max(0, cell)] ?? cells(next)[0];
  if (target === undefined) return;
  target.focus();
  event.preventDefault();
}
