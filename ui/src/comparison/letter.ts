/** As many executions have a colour of their own; from there on the letters alone tell them apart. */
export const HUES = 8;

/** The colour of the execution at a place, always the same for the same place. */
export function runColour(index: number): string {
  return `var(--run-${String.fromCharCode(97 + (index % HUES))})`;
}
