// The surfaces that are judged, and how each is reached. A new surface gets a line here. `without` names rules that do
// not hold for it, each with its reason.

// An open menu holds the focus and hides the rest from screen readers; axe sees only that the rest could be focused.
const MENU = ["aria-hidden-focus"];

const id = (name) => `[data-testid="${name}"]`;
const key = (keys) => (page) => page.keyboard.press(keys);
const seen = async (page, name) => { await page.waitForSelector(id(name)); };

/** The newest execution that has ended. */
async function execution(page) {
  await page.click(`${id("execution-row")}:not([data-status=Executing])`);
  await seen(page, "replay");
}

async function step(page, name = "TrainModel") {
  await page.click(id(`node-${name}`));
}

export const SURFACES = [
  { name: "design", open: async () => undefined },
  { name: "design-step", open: (page) => step(page) },
  { name: "start", open: async (page) => { await key("Control+Enter")(page); await seen(page, "start"); } },
  { name: "settings", open: async (page) => { await key("Control+,")(page); await seen(page, "settings"); await page.waitForSelector(id("setting-theme")); } },
  { name: "menu", without: MENU, open: async (page) => { await page.click(id("menu")); await page.hover(id("menu-Run")); await page.waitForSelector(id("menu-run.start")); } },
  { name: "about", open: async (page) => { await page.click(id("menu")); await page.hover(id("menu-Help")); await page.click(id("menu-help.about")); await seen(page, "about"); } },
  { name: "problems", open: async (page) => { await page.click(id("tab-problems")); await page.click(id("problems-grouped")); } },
  { name: "rule", open: async (page) => { await page.click(`${id("why")} >> nth=0`); await seen(page, "rule"); } },
  { name: "execution", open: execution },
  { name: "execution-step", open: async (page) => { await execution(page); await step(page); await page.waitForTimeout(300); } },
  { name: "execution-files", open: async (page) => { await execution(page); await step(page, "ProcessData"); await page.click("[role=tab]:has-text('Files')"); await page.waitForTimeout(200); } },
  { name: "preview", open: async (page) => { await execution(page); await step(page, "ProcessData"); await page.click("[role=tab]:has-text('Files')"); await page.click(`${id("file")} >> nth=0`); await seen(page, "preview"); await page.waitForTimeout(200); } },
  { name: "replay", open: async (page) => { await execution(page); await page.click(id("replay-play")); await page.waitForTimeout(1200); await page.click(id("replay-play")); } },
  { name: "theme-menu", without: MENU, open: async (page) => { await page.click("[aria-label=Theme]"); await page.waitForSelector("[role=menuitemradio]"); } },
];
