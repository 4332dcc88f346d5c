export type DurationUnit = "minutes" | "hours" | "days" | "weeks" | "months" | "years";

const LETTERS: Record<DurationUnit, string> = {
  minutes: "TM",
  hours: "TH",
  days: "D",
  weeks: "W",
  months: "M",
  years: "Y",
};

export const DURATION_UNITS = Object.keys(LETTERS) as DurationUnit[];

/** A duration of one part, as SageMaker reads it; `null` for one of several parts and for no duration. */
export function durationOf(text: string): { count: number; unit: DurationUnit } | null {
  const match = /^P?(T?)(\d+)([A-Z])$/.exec(text.toUpperCase());
  if (match === null) return null;
  const [, time = "", count = "", letter = ""] = match;
  const unit = DURATION_UNITS.find((one) => LETTERS[one] === time + letter);
  return unit === undefined ? null : { count: Number(count), unit };
}

/** The same by ISO 8601. */
export function durationText(count: number, unit: DurationUnit): string {
  const letters = LETTERS[unit];
  return letters.startsWith("T") ? `PT${count}${letters.slice(1)}` : `P${count}${letters}`;
}
