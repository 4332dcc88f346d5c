import { expect, test } from "vitest";
import { resolveTheme, type Theme, type ThemeChoice } from "./theme";

test("a choice stands; the system decides only when asked", () => {
  const check = (choice: ThemeChoice, dark: boolean, contrast: boolean, expected: Theme) =>
    expect(resolveTheme(choice, { dark, contrast })).toBe(expected);
  check("light", true, true, "light");
  check("contrast", false, false, "contrast");
  check("system", false, false, "light");
  check("system", true, false, "dark");
  check("system", true, true, "contrast");
});
