import type { CellValue } from "../backend/bindings/CellValue";
import { compact, thousands } from "../format/number";

/**
 * A value as a cell has room for. Whole numbers stay whole; not-a-number and infinities are told by their text. Measured
 * fractions keep their zeros, so that they can be compared down a column; a setting is told as it was written.
 */
export function cellText({ number, text, cut }: CellValue, measured = false): string {
  if (number === null) return cut ? `${text}…` : text;
  if (Number.isInteger(number) && Math.abs(number) < 1e6) return thousands(number);
  const size = Math.abs(number);
  return measured && size >= 1e-3 && size < 100 ? number.toFixed(4) : compact(number);
}

/** Whether the value is a metric that went wrong. */
export function isOdd({ number, text }: CellValue): boolean {
  return number === null && (text === "NaN" || text === "inf" || text === "-inf");
}
