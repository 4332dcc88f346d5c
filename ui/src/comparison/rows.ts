import type { ComparisonCell } from "../backend/bindings/ComparisonCell";
import type { ComparisonRow } from "../backend/bindings/ComparisonRow";
import type { ComparisonSection } from "../backend/bindings/ComparisonSection";
import type { Goal } from "../backend/bindings/Goal";

/** One line of the table. */
export type TableLine =
  | { kind: "section"; key: string; section: ComparisonSection }
  | { kind: "row"; key: string; section: ComparisonSection; row: ComparisonRow };

/** Rows that the heads of the columns show already. */
const IN_HEADS: ReadonlySet<string> = new Set(["Status", "Target"]);

/** The tables as lines: each section's heading, then its rows. A section without rows keeps its heading, which says that nothing differs. */
export function tableLines(sections: readonly ComparisonSection[]): TableLine[] {
  return sections.flatMap((section) => {
    const rows =
      section.kind === "outcome" ? section.rows.filter(({ key }) => !IN_HEADS.has(key)) : section.rows;
    if (section.kind === "outcome" && rows.length === 0) return [];
    const lines = rows.map((row): TableLine => ({
      kind: "row",
      key: `${section.title} ${row.key}`,
      section,
      row,
    }));
    return [{ kind: "section", key: section.title, section }, ...lines];
  });
}

/** What a section's heading says at its end. */
export function sectionNote({ kind, total, differing }: ComparisonSection): string {
  if (kind === "outcome") return "";
  if (kind === "durations") return "bars share one scale";
  if (differing === 0) return total === 1 ? "the same" : `all ${total} the same`;
  return `${differing} of ${total} ${differing === 1 ? "differs" : "differ"}`;
}

/** The arrow behind a metric's name. */
export const GOAL_MARKS: Record<Goal, { mark: string; word: string }> = {
  higher: { mark: "↑", word: "higher is better" },
  lower: { mark: "↓", word: "lower is better" },
  zero: { mark: "→ 0", word: "closer to zero is better" },
};

/** The longest time of the section, which the bars are drawn to. */
export function longest(section: ComparisonSection): number {
  return Math.max(1, ...section.rows.flatMap(({ cells }) => cells.map(({ number }) => number ?? 0)));
}

/** How a cell reads: a value of its own, the base's again, or none. */
export function cellTone(cell: ComparisonCell): "own" | "same" | "none" {
  if (cell.state !== "value") return "none";
  return cell.same ? "same" : "own";
}

/** A cell's text; a number of many digits in six of them. The whole is in its title. */
export function inFew({ text, number }: Pick<ComparisonCell, "text" | "number">): string {
  return number !== null && text.length > 9 && Number(text) === number
    ? Number(number.toPrecision(6)).toString()
    : text;
}
