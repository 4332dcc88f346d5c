/** The place between rows that a height is nearest to: 0 is before the first. */
export function slotAt(y: number, rows: readonly { top: number; bottom: number }[]): number {
  const below = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return below === -1 ? rows.length : below;
}

/** Where the row goes that is dropped into a slot, counted without it; `null` when it stays. */
export function placeIn(slot: number, index: number): number | null {
  const to = slot > index ? slot - 1 : slot;
  return to === index ? null : to;
}
