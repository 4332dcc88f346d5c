import type { Diagnostic } from "../backend/bindings/Diagnostic";

/** Errors before warnings, each in the definition's order. */
export function bySeverity(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = (one: Diagnostic) => (one.severity === "error" ? 0 : 1);
  return [...diagnostics].sort((a, b) => rank(a) - rank(b));
}

/** How many of each. */
export function tally(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}
