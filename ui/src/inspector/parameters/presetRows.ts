import type { ParameterView } from "../../backend/bindings/ParameterView";
import type { PresetValue } from "../../backend/bindings/PresetValue";
import type { PresetView } from "../../backend/bindings/PresetView";

export interface PresetRow {
  parameter: string;
  /** What an empty cell takes. */
  fallback: string | null;
  /** Whether the pipeline has such a parameter. */
  known: boolean;
  /** What each preset sets it to, in the presets' order. */
  cells: (PresetValue | null)[];
}

/** A row for each parameter, then one for each that only a preset knows. */
export function presetRows(
  presets: readonly PresetView[],
  parameters: readonly ParameterView[],
): PresetRow[] {
  const declared = new Map(parameters.map((one) => [one.name, one.default]));
  const strangers = presets
    .flatMap((preset) => preset.values.map((value) => value.parameter))
    .filter((name) => !declared.has(name));
  const names = [...declared.keys(), ...new Set(strangers)];
  return names.map((parameter) => ({
    parameter,
    fallback: declared.get(parameter) ?? null,
    known: declared.has(parameter),
    cells: presets.map((preset) => preset.values.find((value) => value.parameter === parameter) ?? null),
  }));
}
