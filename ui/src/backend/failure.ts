import type { Error as Failure } from "./bindings/Error";

export type { Failure };

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "message" in value &&
    "diagnostics" in value
  );
}

/**
 * What a rejected call says. Anything that is not a typed error comes from the transport itself
 * (a closed window, a bug in the designer); its text is kept as it is.
 */
export function failureOf(reason: unknown): Failure {
  if (isFailure(reason)) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return { code: "bad_request", message, hint: null, diagnostics: [] };
}
