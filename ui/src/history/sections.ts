import type { GroupKey } from "../backend/bindings/GroupKey";

/** Executions that stand together under a heading. */
export interface Section {
  id: string;
  /** What they have in common; `null` where nothing is grouped. */
  within: GroupKey | null;
  /** The heading; `null` for none. */
  label: string | null;
  count: number;
  failed: number;
  durationMs: number;
  open: boolean;
}

/** A line of the table. */
export type Line = { kind: "group"; section: Section } | { kind: "execution"; section: Section; at: number };

/** How many lines a section takes. */
function lines(section: Section): number {
  return (section.label === null ? 0 : 1) + (section.open ? section.count : 0);
}

/** The lines before each section, and of all in the last place. */
export function starts(sections: readonly Section[]): number[] {
  const sums = [0];
  for (const section of sections) sums.push((sums.at(-1) ?? 0) + lines(section));
  return sums;
}

/** What stands in a line; `null` past the end. */
export function lineAt(sections: readonly Section[], sums: readonly number[], line: number): Line | null {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sums[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const section = sections[low];
  const within = line - (sums[low] ?? 0);
  if (section === undefined || within < 0 || within >= lines(section)) return null;
  if (section.label === null) return { kind: "execution", section, at: within };
  return within === 0 ? { kind: "group", section } : { kind: "execution", section, at: within - 1 };
}

/** The id of a section. */
export function sectionId(within: GroupKey | null): string {
  return within === null ? "all" : JSON.stringify(within);
}
