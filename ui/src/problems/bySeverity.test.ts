import { expect, test } from "vitest";
import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { bySeverity, tally } from "./bySeverity";

const one = (code: string, severity: Diagnostic["severity"]): Diagnostic => ({
  code,
  severity,
  step: null,
  message: "",
  pointer: "",
  on_name: false,
  place: null,
  related: [],
  hint: null,
  fix: null,
});

test("errors come first, each kind in its order", () => {
  const mixed = [one("a", "warning"), one("b", "error"), one("c", "warning"), one("d", "error")];
  expect(bySeverity(mixed).map(({ code }) => code)).toEqual(["b", "d", "a", "c"]);
  expect(tally(mixed)).toEqual({ errors: 2, warnings: 2 });
});
