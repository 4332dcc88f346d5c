import type { CellValue } from "../backend/bindings/CellValue";
import { compact } from "../format/number";

/** A value as a cell has room for. Whole numbers stay whole; not-a-number and infinities are told by their text. */
export function cellText({ number, text, cut }: CellValue): string {
  if (number === null) return cut ? `${text}…` : text;
  return Number.isInteger(number) && Math.abs(number) < 1e6 ? number.toLocaleString("en-US") : compact(number);
}

/** Whether the value is a metric that went wrong. */
export function isOdd({ number, text }: CellValue): boolean {
  return number === null && (text === "NaN" || text === "inf" || text === "-inf");
}
