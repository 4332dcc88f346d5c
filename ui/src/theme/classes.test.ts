import { expect, test } from "vitest";

const sheets = Object.entries(
  import.meta.glob<string>("../**/*.css", { query: "?raw", import: "default", eager: true }),
).map(([path, text]) => ({
  folder: path.slice(3, path.lastIndexOf("/")),
  selectors: [...text.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{}]+)\{/g)].flatMap(([, list = ""]) =>
    list.split(",").map((one) => one.trim()),
  ),
}));
/** Folders whose sheets are loaded when their page is first gone to: what they say of a class of others changes it from then on. */
const PAGES = new Set([
  "comparison",
  "comparison/graph",
  "comparison/tabs",
  "history",
  "lineage",
  "passport",
  "plots",
  "registry",
]);

/** The classes that are styled wherever they occur, with the folders that do. */
function bare(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { folder, selectors } of sheets) {
    for (const selector of selectors) {
      if (/^\.[\w-]+$/.test(selector)) found.set(selector, (found.get(selector) ?? new Set()).add(folder));
    }
  }
  return found;
}

test("no class is styled by two folders", () => {
  expect(bare().size).toBeGreaterThan(100);
  expect([...bare()].filter(([, folders]) => folders.size > 1)).toEqual([]);
});

test("a page's classes are its own", () => {
  const others = sheets.filter(({ folder }) => !PAGES.has(folder)).flatMap(({ selectors }) => selectors);
  const own = [...bare()].filter(([, folders]) => [...folders].every((folder) => PAGES.has(folder)));
  expect(own.length).toBeGreaterThan(50);
  expect(
    own.filter(([name]) => others.some((selector) => new RegExp(`\\${name}(?![\\w-])`).test(selector))),
  ).toEqual([]);
});
