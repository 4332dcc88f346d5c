const UNITS = ["kB", "MB", "GB", "TB"] as const;

/** A size in bytes for people, in powers of 1000 with three significant digits: `151 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  let value = bytes;
  let unit: (typeof UNITS)[number] = UNITS[0];
  for (const next of UNITS) {
    value /= 1000;
    unit = next;
    // 999.5 would print as 1000 of this unit.
    if (value < 999.5) break;
  }
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}

/** A hash as it reads in a row: `94c2…e1b8`. */
export function shortHash(hash: string): string {
  return hash.length <= 9 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
