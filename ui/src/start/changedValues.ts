import type { ParameterView } from "../backend/bindings/ParameterView";

/** The form's values by parameter name, as text. */
export type Values = Readonly<Record<string, string>>;

/** What the form shows at first: each parameter's default, or its first allowed value, or nothing. */
export function initialValues(parameters: readonly ParameterView[]): Values {
  return Object.fromEntries(parameters.map((one) => [one.name, one.default ?? one.enum_values[0] ?? (one.parameter_type === "Boolean" ? "false" : "")]));
}

/**
 * The values to send: those that differ from the default. A parameter without a default is always
 * sent, so that Rust can say what is wrong with an empty one.
 */
export function changedValues(parameters: readonly ParameterView[], values: Values): Record<string, string> {
  const changed = parameters.filter((one) => one.default === null || values[one.name] !== one.default);
  return Object.fromEntries(changed.map((one) => [one.name, values[one.name] ?? ""]));
}
