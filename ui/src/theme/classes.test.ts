import { expect, test } from "vitest";

const sheets = import.meta.glob<string>("../**/*.css", { query: "?raw", import: "default", eager: true });

/** The classes that a sheet styles wherever they occur. */
function bare(sheet: string): Set<string> {
  const rules = sheet.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{}]+)\{/g);
  const selectors = [...rules].flatMap(([, list = ""]) => list.split(",").map((one) => one.trim()));
  return new Set(selectors.filter((one) => /^\.[\w-]+$/.test(one)));
}

// A page's sheet is loaded when the page is first gone to: what it says of a class of others changes them from then on.
test("no class is styled by two folders", () => {
  const folders = new Map<string, Set<string>>();
  for (const [path, sheet] of Object.entries(sheets)) {
    for (const name of bare(sheet)) folders.set(name, (folders.get(name) ?? new Set()).add(path.slice(0, path.lastIndexOf("/"))));
  }
  expect(folders.size).toBeGreaterThan(100);
  expect([...folders].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(", ")}`)).toEqual([]);
});
