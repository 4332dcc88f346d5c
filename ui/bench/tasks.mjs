// The longest tasks of the page's main thread while it is worked with: node bench/tasks.mjs HOST FOLDER STEPS…
//
// `HOST` is as for `canvas.mjs`; `FOLDER` has a project `STEPS-other` for each, to be opened beside the first. A task is what
// input waits for: scripts, layout and painting of one frame together. Prints a table: of each thing done, its longest task in
// milliseconds by the clock, and in brackets the most processor time that one took, which tells what a machine with nothing else
// to do would have shown.
import { chromium } from "playwright-core";

const [, , first, folder, ...sizes] = process.argv;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const IDLE = 1200;

/** What is done, in order: each begins where the one before ended. */
const deeds = [
  [
    "opening",
    async (page, address) => {
      await page.goto(address);
      await page.waitForSelector(".canvas[data-painted]", { timeout: 120_000 });
    },
  ],
  ["panning", async (page) => wheel(page, 40, { x: 9, y: 6 })],
  [
    "zooming in and out",
    async (page) => {
      await page.keyboard.down("Control");
      await wheel(page, 12, { x: 0, y: -60 });
      await wheel(page, 12, { x: 0, y: 60 });
      await page.keyboard.up("Control");
      await page.keyboard.press("0");
    },
  ],
  [
    "selecting all, and none",
    async (page) => {
      await page.keyboard.press("Control+a");
      await page.waitForTimeout(IDLE);
      await page.keyboard.press("Escape");
    },
  ],
  ["selecting a step", async (page) => page.locator("[data-testid^='outline-']").first().click()],
  [
    "dragging a step",
    async (page) => {
      await page.keyboard.press("1");
      await page.waitForTimeout(IDLE);
      const { x, y, width } = await page.locator(".canvas .node").first().boundingBox();
      await page.mouse.move(x + width / 2, y + 20);
      await page.mouse.down();
      for (let i = 1; i <= 30; i++) await page.mouse.move(x + width / 2 + 4 * i, y + 20 + 2 * i);
      await page.mouse.up();
    },
  ],
  [
    "duplicating",
    async (page) => {
      const before = await page.locator(".canvas").getAttribute("data-painted");
      await page.keyboard.press("Control+d");
      await page.waitForFunction(
        (painted) => document.querySelector(".canvas").dataset.painted !== painted,
        before,
      );
    },
  ],
  [
    "undo, redo",
    async (page) => {
      await page.keyboard.press("Control+z");
      await page.waitForTimeout(IDLE);
      await page.keyboard.press("Control+y");
    },
  ],
  [
    "typing in a field",
    async (page) => {
      await page.locator("[data-testid^='outline-']").first().click();
      await page.locator("#inspector [data-testid='field-VolumeSizeInGB']").click();
      await page.keyboard.type("123");
      await page.keyboard.press("Tab");
    },
  ],
  [
    "searching everything",
    async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("step4");
      await page.waitForTimeout(IDLE);
      await page.keyboard.press("Escape");
    },
  ],
  ["the code view", async (page) => page.getByTestId("mode-split").click()],
  ["back to the canvas", async (page) => page.getByTestId("mode-canvas").click()],
  [
    "renaming a step",
    async (page) => {
      await page.locator("[data-testid^='outline-']").first().click();
      await page.keyboard.press("F2");
      await page.keyboard.type("renamed");
      await page.keyboard.press("Enter");
    },
  ],
  [
    "the start form",
    async (page) => {
      await page.getByTestId("run").click();
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(IDLE);
      await page.keyboard.press("Escape");
    },
  ],
  [
    "what changed since the commit",
    async (page) => {
      await page.getByTestId("tab-changes").click();
      await page.waitForTimeout(IDLE);
      await page.getByTestId("tab-problems").click();
    },
  ],
  [
    "that as text, in two and in one",
    async (page) => {
      await page.getByTestId("tab-changes").click();
      await page.getByTestId("compare-head").click();
      await page.waitForTimeout(IDLE);
      await page.getByTestId("compare-unified").click();
      await page.waitForTimeout(IDLE);
      await page.getByTestId("compare-close").click();
      await page.getByTestId("mode-canvas").click();
    },
  ],
  ["saving", async (page) => page.keyboard.press("Control+s")],
  [
    "to another file, and back",
    async (page) => {
      await page.locator(".file-tab[data-state=inactive] .file-name").click();
      await page.waitForTimeout(IDLE);
      await page.locator(".file-tab[data-state=inactive] .file-name").click();
    },
  ],
];

async function wheel(page, times, { x, y }) {
  const box = await page.locator(".canvas").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let i = 0; i < times; i++) await page.mouse.wheel(x, y);
}

/** The longest task of pages' main threads while something is done, by the clock and by the processor, in milliseconds. */
async function longest(deed) {
  const [events, tracing] = [[], await browser.newBrowserCDPSession()];
  tracing.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const ended = new Promise((done) => tracing.once("Tracing.tracingComplete", done));
  const categories = ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"];
  await tracing.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories, excludedCategories: ["*"] },
  });
  await deed();
  await tracing.send("Tracing.end");
  await ended;
  await tracing.detach();
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const named = (kind, value) => events.filter(({ name, args }) => name === kind && args.name === value);
  // The browser's own bars are pages, too, of processes with a name of their own.
  const processes = new Set(named("process_name", "Renderer").map(({ pid }) => pid));
  const pages = new Set(
    named("thread_name", "CrRendererMain")
      .filter(({ pid }) => processes.has(pid))
      .map(thread),
  );
  if (pages.size === 0) throw new Error("The trace has no page.");
  const tasks = events.filter((event) => event.name.endsWith("RunTask") && pages.has(thread(event)));
  const most = (time) => tasks.reduce((so, task) => Math.max(so, task[time] ?? 0), 0) / 1000;
  return `${most("dur").toFixed(0)} (${most("tdur").toFixed(0)})`;
}

const rows = new Map(deeds.map(([name]) => [name, []]));
for (const [index, size] of sizes.entries()) {
  if (Number(size) < 1000) continue;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(
    (file) => localStorage.setItem("pipewright.files", JSON.stringify([file])),
    `${folder}/${size}-other/pipeline.json`,
  );
  // The browser has made its own bars by then.
  await page.waitForTimeout(IDLE);
  for (const [name, deed] of deeds) {
    let told;
    try {
      told = await longest(async () => {
        await deed(page, `http://127.0.0.1:${Number(first) + index}/`);
        await page.waitForTimeout(IDLE);
      });
    } catch (error) {
      told = `not done: ${String(error).split("\n")[0]}`;
    }
    rows.get(name).push(told);
  }
  await page.close();
}
const large = sizes.filter((size) => Number(size) >= 1000);
console.log(
  `| longest task, ms | ${large.map((size) => `${size} steps`).join(" | ")} |\n|---|${large.map(() => "---|").join("")}`,
);
for (const [name, told] of rows) console.log(`| ${name} | ${told.join(" | ")} |`);
await browser.close();
