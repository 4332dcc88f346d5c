// Made once: making one takes longer than a hundred uses.
const grouped = new Intl.NumberFormat("en-US");
const short = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A number, thousands apart. */
export const thousands = (n: number): string => grouped.format(n);

/** A count with its noun, thousands apart: `1 step`, `3,155 rows`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : plural}`;
}

/** A number in at most four decimals or, far from 1, three significant digits. */
export function compact(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2);
  if (size >= 100) return short.format(value);
  return Number(value.toFixed(4)).toString();
}

/** A number in exactly four decimals, so that a column's points stand below each other; far from 1, three digits. */
export function fourDecimals(value: number): string {
  const size = Math.abs(value);
  return Number.isInteger(value) || size >= 1e6 || size < 1e-3 ? compact(value) : value.toFixed(4);
}
