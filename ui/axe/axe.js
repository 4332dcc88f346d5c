// `npm run axe`: every surface in every theme, judged by axe-core in Chromium. Surfaces play with the fixtures, unless
// AXE_URL names a page of the development host. Without a Chromium there is nothing to try, and it says so.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { SURFACES } from "./surfaces.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const THEMES = ["light", "dark", "contrast"];
const SIZES = [{ width: 1440, height: 900 }, { width: 1280, height: 800 }];
const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// Experimental, and wrong for a node: its ports are no part of what it is called.
const NEVER = ["label-content-name-mismatch"];

/** A page of its own for each surface: what one leaves open does not hide another. */
async function judge(context, url, theme, surface) {
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  try {
    await page.addInitScript((choice) => localStorage.setItem("pipewright.theme", choice), theme);
    await page.goto(url);
    await page.waitForSelector("[data-testid=run]");
    // The setting is the program's, not the page's: it must be the theme that is tried.
    await page.evaluate((choice) => { document.documentElement.dataset.theme = choice; }, theme);
    try { await surface.open(page); } catch (error) { return [{ id: "unreachable", impact: "critical", help: String(error.message).split("\n")[0], nodes: [], count: 1 }]; }
    await page.evaluate((choice) => { document.documentElement.dataset.theme = choice; }, theme);
    await page.waitForTimeout(350);
    await page.addScriptTag({ path: AXE });
    return await page.evaluate(async (without) => {
      const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) });
      return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.slice(0, 4).map((node) => `${node.target.join(" ")} — ${node.failureSummary?.split("\n").slice(1, 2).join(" ").trim()}`), count: nodes.length }));
    }, [...NEVER, ...(surface.without ?? [])]);
  } finally {
    await page.close();
  }
}

async function main() {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    console.log("axe: skipped, there is no Chromium (set CHROMIUM to one)");
    return 0;
  }
  const server = process.env.AXE_URL === undefined ? await createServer({ server: { port: 0, strictPort: false }, logLevel: "error" }) : null;
  await server?.listen();
  const url = process.env.AXE_URL ?? server.resolvedUrls.local[0];
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const wanted = process.argv.slice(2);
  let found = 0;
  try {
    for (const theme of THEMES) {
      for (const [i, viewport] of SIZES.entries()) {
        // The second size shows what moves when there is less room; colours are the same.
        if (i > 0 && theme !== "light") continue;
        const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
        for (const surface of SURFACES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
          const violations = await judge(context, url, theme, surface);
          for (const { id, impact, help, nodes, count } of violations) {
            found += 1;
            console.log(`${surface.name}, ${theme}, ${viewport.width}: ${id} (${impact}): ${help} [${count}]\n  ${nodes.join("\n  ")}`);
          }
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await server?.close();
  }
  console.log(found === 0 ? `axe: ${SURFACES.length} surfaces are clean` : `axe: ${found} findings`);
  return found === 0 ? 0 : 1;
}

process.exitCode = await main();
