import type { ExecutionView } from "../backend/bindings/ExecutionView";
import type { ParameterView } from "../backend/bindings/ParameterView";
import type { PresetView } from "../backend/bindings/PresetView";

/** What the start form holds: what was chosen, and the values that stand over it. */
export interface Choices {
  preset: string | null;
  /** Values by parameter name, as text, for the parameters that were changed. */
  changed: Readonly<Record<string, string>>;
  name: string;
  description: string;
  parallel: number | null;
}

export const NOTHING: Choices = { preset: null, changed: {}, name: "", description: "", parallel: null };

/** Where a parameter's value comes from. */
export type Origin = "default" | "preset" | "changed";

/** A parameter's value as the form shows it, without what was changed: the preset's, or the default. */
export function baseValue(parameter: ParameterView, preset: PresetView | null): string {
  const set = preset?.values.find((one) => one.parameter === parameter.name)?.text;
  return (
    set ??
    parameter.default ??
    parameter.enum_values[0] ??
    (parameter.parameter_type === "Boolean" ? "false" : "")
  );
}

/** A parameter's value and where it comes from. */
export function valueOf(
  parameter: ParameterView,
  preset: PresetView | null,
  changed: Choices["changed"],
): { text: string; origin: Origin } {
  const base = baseValue(parameter, preset);
  const own = changed[parameter.name];
  if (own !== undefined && own !== base) return { text: own, origin: "changed" };
  return {
    text: base,
    origin: preset?.values.some((one) => one.parameter === parameter.name) === true ? "preset" : "default",
  };
}

/**
 * The values to send: those that differ from the preset and the default. A parameter with neither is always sent, so
 * that Rust can say what is wrong with an empty one.
 */
export function valuesToSend(
  parameters: readonly ParameterView[],
  preset: PresetView | null,
  changed: Choices["changed"],
): Record<string, string> {
  const sent = parameters.flatMap((one) => {
    const { text, origin } = valueOf(one, preset, changed);
    return origin === "changed" || (origin === "default" && one.default === null)
      ? [[one.name, text] as const]
      : [];
  });
  return Object.fromEntries(sent);
}

/** Choices as the pipeline can still take them: without parameters, values and presets that are gone. */
export function stillPossible(
  choices: Choices,
  parameters: readonly ParameterView[],
  presets: readonly PresetView[],
): Choices {
  const known = new Map(parameters.map((one) => [one.name, one]));
  const possible = Object.entries(choices.changed).filter(([name, text]) => {
    const parameter = known.get(name);
    return (
      parameter !== undefined && (parameter.enum_values.length === 0 || parameter.enum_values.includes(text))
    );
  });
  return {
    ...choices,
    preset: presets.some(({ name }) => name === choices.preset) ? choices.preset : null,
    changed: Object.fromEntries(possible),
  };
}

/** The choices with which an execution was started. */
export function choicesOf({ summary, parameters, description }: ExecutionView): Choices {
  const given = parameters
    .filter((one) => one.origin === "given")
    .map((one) => [one.name, String(one.value)] as const);
  return {
    preset: summary.preset,
    changed: Object.fromEntries(given),
    name: summary.display_name ?? "",
    description: description ?? "",
    parallel: null,
  };
}
