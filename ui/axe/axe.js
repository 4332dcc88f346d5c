// `npm run axe [SURFACE…]`: every surface in every theme, judged by axe-core in Chromium. What happened is shown by the
// fixtures and by the example project, which is run twice; designing by the development host on a copy of that. Without a
// Chromium, a host, or a program that runs it, there is less to try, and it says so.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { fixtures, host } from "./pages.js";
import { SURFACES } from "./surfaces.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 1280, height: 800 };
const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

// Experimental, and wrong for a node: its ports are no part of what it is called.
const NEVER = ["label-content-name-mismatch"];

/** What axe finds on the page as it is; `only` one rule when nothing else can have changed. */
function found(page, without, only) {
  return page.evaluate(
    async ({ without, only, tags }) => {
      const options =
        only === undefined
          ? { runOnly: tags, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) }
          : { runOnly: { type: "rule", values: [only] } };
      const { violations } = await window.axe.run(document, options);
      // How large things on the canvas are is the user's choice: its zoom.
      const counts = (id, target) =>
        id !== "target-size" || document.querySelector(target)?.closest(".react-flow__viewport") == null;
      const held = violations
        .map((one) => ({ ...one, nodes: one.nodes.filter(({ target }) => counts(one.id, target.join(" "))) }))
        .filter(({ nodes }) => nodes.length > 0);
      return held.map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        count: nodes.length,
        nodes: nodes
          .slice(0, 4)
          .map(
            (node) =>
              `${node.target.join(" ")} — ${node.failureSummary?.split("\n").slice(1, 2).join(" ").trim()}`,
          ),
      }));
    },
    { without, only, tags: RULES },
  );
}

/** A page of its own for each surface: what one leaves open does not hide another. */
async function judge(browser, { url, prepare }, surface, report) {
  const context = await browser.newContext({ viewport: LARGE, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  // The setting is the program's, not the page's: it must be the theme that is tried.
  const dress = (theme) =>
    page.evaluate((choice) => {
      document.documentElement.dataset.theme = choice;
    }, theme);
  try {
    await page.goto(url);
    await page.waitForSelector("[data-testid=run]");
    await dress("light");
    try {
      await surface.open(page, prepare);
    } catch (error) {
      report(surface, "light", [
        {
          id: "unreachable",
          impact: "critical",
          help: String(error.message).split("\n")[0],
          nodes: [],
          count: 1,
        },
      ]);
      return;
    }
    await page.waitForTimeout(250);
    await page.addScriptTag({ path: AXE });
    const without = [...NEVER, ...(surface.without ?? [])];
    report(surface, "light", await found(page, without));
    for (const theme of ["dark", "contrast"]) {
      await dress(theme);
      report(surface, theme, await found(page, without, "color-contrast"));
    }
    // A smaller window shows what moves when there is less room; a theme changes colours and nothing else.
    await dress("light");
    await page.setViewportSize(SMALL);
    await page.waitForTimeout(150);
    report(surface, `light, ${SMALL.width}×${SMALL.height}`, await found(page, without));
  } finally {
    await context.close();
  }
}

async function main() {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    console.log("axe: skipped, there is no Chromium (set CHROMIUM to one)");
    return 0;
  }
  const wanted = process.argv.slice(2);
  const pages = { fixtures: await fixtures(), host: await host() };
  if (pages.host === null)
    console.log(
      "axe: the surfaces of designing are skipped, there is no host (cargo build -p pipewright-api --example host)",
    );
  else if (!pages.host.ran)
    console.log(
      "axe: the surfaces of what ran are skipped, nothing could be run (cargo build -p pipewright-cli)",
    );
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  let [findings, tried] = [0, 0];
  const report = (surface, theme, violations) => {
    for (const { id, impact, help, nodes, count } of violations) {
      findings += 1;
      console.log(
        `${surface.name}, ${theme}: ${id} (${impact}): ${help} [${count}]\n  ${nodes.join("\n  ")}`,
      );
    }
  };
  try {
    // Side by side, but one at a time on each page: the host has one document.
    await Promise.all(
      Object.entries(pages).map(async ([name, page]) => {
        if (page === null) return;
        for (const surface of SURFACES.filter(
          (one) =>
            one.on === name &&
            (one.ran !== true || page.ran) &&
            (wanted.length === 0 || wanted.includes(one.name)),
        )) {
          tried += 1;
          await judge(browser, page, surface, report);
        }
      }),
    );
  } finally {
    await browser.close();
    await Promise.all(Object.values(pages).map((page) => page?.close()));
  }
  console.log(
    findings === 0 ? `axe: ${tried} surfaces are clean` : `axe: ${findings} findings on ${tried} surfaces`,
  );
  return findings === 0 ? 0 : 1;
}

process.exitCode = await main();
