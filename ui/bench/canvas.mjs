// What the canvas costs in Chromium next to a plain one: node bench/canvas.mjs HOST STEPS…
//
// `HOST` serves the page built for the development host, with a project of so many steps open on the port after it for each
// size. Prints a row a size: opening, frames while panning and dragging with everything in view, the same of `floor.html` on
// a page of the canvas's size, an edit until it is painted, the longest task, and what the page's scripts hold.
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [, , first, ...sizes] = process.argv;
const MOVES = 60;
const EDITS = 7;

const floor = createServer((_, answer) =>
  answer.setHeader("content-type", "text/html").end(readFileSync(new URL("floor.html", import.meta.url))),
).listen(0, "127.0.0.1");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const share = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;
const ms = (value) => value.toFixed(value < 100 ? 1 : 0);

/** Times between frames while the mouse is dragged from a place. */
async function drag(page, [x, y]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      window.frameRun = requestAnimationFrame(tick);
    };
    window.frameRun = requestAnimationFrame(tick);
    window.frames = frames;
  });
  for (let i = 1; i <= MOVES; i++)
    await page.mouse.move(x + (i <= MOVES / 2 ? 3 * i : 3 * (MOVES - i)), y + i);
  const frames = await page.evaluate(() => (cancelAnimationFrame(window.frameRun), window.frames.slice(1)));
  await page.mouse.up();
  return { p50: share(frames, 0.5), p95: share(frames, 0.95) };
}

/** A step's place on screen, and one beside all steps: what lies below the pointer becomes an element. */
async function spots(page, { x, y, width, height }) {
  const stepAt = async (left, top) => {
    await page.mouse.move(left, top);
    return page.evaluate(
      ([left, top]) => document.elementFromPoint(left, top)?.closest(".react-flow__node-step") != null,
      [left, top],
    );
  };
  let box = null;
  for (let top = y + height * 0.4; top < y + height * 0.6 && box === null; top += 5) {
    for (let left = x + width * 0.3; left < x + width * 0.7 && box === null; left += 7)
      if (await stepAt(left, top)) box = [left, top];
  }
  return { box, beside: [x + 12, y + 12] };
}

/** Milliseconds from the key to the painted edit. */
const edit = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const canvas = document.querySelector(".canvas");
        const painted = canvas.dataset.painted;
        const start = performance.now();
        const seen = new MutationObserver(() => {
          if (canvas.dataset.painted === painted) return;
          seen.disconnect();
          done(performance.now() - start);
        });
        seen.observe(canvas, { attributes: true, attributeFilter: ["data-painted"] });
        (document.querySelector(".canvas .node") ?? canvas).dispatchEvent(
          new KeyboardEvent("keydown", { key: "d", ctrlKey: true, bubbles: true, cancelable: true }),
        );
      }),
  );

console.log(
  "| steps | open, ms | pan p50 / p95 | floor | ratio | drag p50 / p95 | floor | ratio | edit, ms | longest task, ms | heap, MB |\n|---|---|---|---|---|---|---|---|---|---|---|",
);
for (const [index, size] of sizes.entries()) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration))),
    ).observe({ type: "longtask", buffered: true });
  });
  const start = Date.now();
  await page.goto(`http://127.0.0.1:${Number(first) + index}/`);
  await page.waitForSelector(".canvas[data-painted]", { timeout: 120_000 });
  const opened = Date.now() - start;
  await page.waitForTimeout(1000);
  await page.evaluate(() => (window.longest = 0));
  const area = await page.locator(".canvas").boundingBox();
  const plain = await browser.newPage({
    viewport: { width: Math.round(area.width), height: Math.round(area.height) },
  });
  await plain.goto(`http://127.0.0.1:${floor.address().port}/?steps=${size}`);
  await plain.waitForSelector("[data-ready]");
  const plainSpots = await plain.evaluate(() => window.spots);
  const { box, beside } = await spots(page, area);
  // In turn, so that a busy machine slows both.
  const [panned, plainPanned] = [await drag(page, beside), await drag(plain, plainSpots.beside)];
  const moved = (await spots(page, area)).box ?? box;
  const [dragged, plainDragged] = [await drag(page, moved), await drag(plain, plainSpots.box)];
  // Whatever the drag took hold of: a port opens the chooser, and leaves nothing selected.
  await page.keyboard.press("Escape");
  await page.locator("[data-testid^='outline-']").first().click();
  await page.waitForTimeout(1000);
  const edits = [];
  for (let i = 0; i < EDITS; i++) {
    edits.push(await edit(page));
    await page.waitForTimeout(300);
  }
  const [longest, heap] = await page.evaluate(() => [
    window.longest,
    performance.memory.usedJSHeapSize / 1e6,
  ]);
  const both = ({ p50, p95 }) => `${ms(p50)} / ${ms(p95)}`;
  console.log(
    `| ${size} | ${opened} | ${both(panned)} | ${both(plainPanned)} | ${(panned.p95 / plainPanned.p95).toFixed(2)} | ${both(dragged)} | ${both(plainDragged)} | ${(dragged.p95 / plainDragged.p95).toFixed(2)} | ${ms(share(edits, 0.5))} | ${ms(longest)} | ${ms(heap)} |`,
  );
  await page.close();
  await plain.close();
}
await browser.close();
floor.close();
