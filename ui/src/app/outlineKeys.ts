import type { OutlineRow } from "./outlineRows";

/** What a key of the tree does: goes to a row, or opens or closes one. */
export interface OutlineMove {
  to?: string;
  toggle?: string;
}

/** The keys of a tree: up, down, home, end; right opens or goes in, left closes or goes out. `null` for any other. */
export function outlineKey(
  rows: readonly OutlineRow[],
  closed: ReadonlySet<string>,
  from: string | undefined,
  key: string,
): OutlineMove | null {
  const at = rows.findIndex(({ id }) => id === from);
  const here = rows[at];
  const to = (row: OutlineRow | undefined): OutlineMove => (row === undefined ? {} : { to: row.id });
  switch (key) {
    case "ArrowDown":
      return to(rows[at + 1]);
    case "ArrowUp":
      return to(rows[Math.max(0, at - 1)]);
    case "Home":
      return to(rows[0]);
    case "End":
      return to(rows.at(-1));
    case "ArrowRight":
      if (here?.node === null && closed.has(here.id)) return { toggle: here.id };
      return rows[at + 1]?.parent === here?.id ? to(rows[at + 1]) : {};
    case "ArrowLeft":
      if (here?.node === null && !closed.has(here.id)) return { toggle: here.id };
      return to(rows.find(({ id }) => id === here?.parent));
    case "Enter":
    case " ":
      return here === undefined ? null : here.node === null ? { toggle: here.id } : { to: here.id };
    default:
      return null;
  }
}
