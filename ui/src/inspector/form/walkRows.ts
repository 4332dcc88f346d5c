import type { KeyboardEvent } from "react";

/** What of a row is written in or pressed, from left to right. */
export function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>("textarea, input, .choice-value, .switch, .chip")];
}

/** Up and down go to the same cell of the row before and after. */
export function walkRows(event: KeyboardEvent): void {
  if (
    event.altKey ||
    event.ctrlKey ||
    event.metaKey ||
    (event.key !== "ArrowUp" && event.key !== "ArrowDown")
  )
    return;
  const row = (event.target as HTMLElement).closest("[data-row]");
  if (row === null) return;
  const cell = cellsOf(row).indexOf(event.target as HTMLElement);
  const next = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  if (next?.matches("[data-row]") !== true) return;
  const target = cellsOf(next)[Math.max(0, cell)] ?? cellsOf(next)[0];
  if (target === undefined) return;
  target.focus();
  event.preventDefault();
}
