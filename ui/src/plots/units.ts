import type { PlotAxis } from "../backend/bindings/PlotAxis";
import { duration } from "../format/duration";
import { compact } from "../format/number";
import { size } from "../format/size";

/** A value of an axis for people, with its unit. */
export function spell(
  { unit, categories }: Pick<PlotAxis, "unit" | "categories">,
  value: number | null,
): string {
  if (value === null) return "unavailable";
  if (unit === "milliseconds") return duration(value);
  if (unit === "bytes") return size(value);
  return categories[value] ?? compact(value);
}
