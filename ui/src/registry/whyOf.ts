import type { ModelVersion } from "../backend/bindings/ModelVersion";
import { dateTime } from "../format/time";

/** A name without the address behind it: `Ada <ada@example.com>`. */
export const nameOf = (person: string): string => person.replace(/\s*<[^>]*>$/, "") || person;

/** Who decided last and why: for a row, and in full. */
export function whyOf({ approvals, step }: Pick<ModelVersion, "approvals" | "step">): {
  short: string;
  whole: string;
} {
  const last = approvals.at(-1);
  if (last === undefined) return { short: "", whole: "" };
  if (last.by === null)
    return { short: `registered by ${step}`, whole: `Registered by the step ${step}, ${dateTime(last.at)}` };
  const comment = last.comment === null ? "" : `: ${last.comment}`;
  return { short: `${nameOf(last.by)}${comment}`, whole: `By ${last.by}, ${dateTime(last.at)}${comment}` };
}
