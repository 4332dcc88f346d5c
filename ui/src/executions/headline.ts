import type { Metric } from "../backend/bindings/Metric";
import { compact } from "../format/number";

/** A metric's value as a list has room for; not-a-number is told by its text. */
export function headlineText({ value, text }: Metric): string {
  return value === null ? text : compact(value);
}
