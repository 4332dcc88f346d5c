import type { ModelVersion } from "../backend/bindings/ModelVersion";

/** The names of all versions' metrics, in the order in which the newest versions have them. */
export function metricColumns(versions: readonly ModelVersion[]): string[] {
  return [...new Set(versions.flatMap(({ metrics }) => metrics.map(({ name }) => name)))];
}
