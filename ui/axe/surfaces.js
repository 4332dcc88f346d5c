// The surfaces that are judged, on which page, and how each is reached. A new surface gets a line here. `without` names
// rules that do not hold for it, each with its reason.

// An open menu holds the focus and hides the rest from screen readers; axe sees only that the rest could be focused.
const MENU = ["aria-hidden-focus"];

const id = (name) => `[data-testid="${name}"]`;
const key = (keys) => (page) => page.keyboard.press(keys);
const seen = async (page, name) => {
  await page.waitForSelector(id(name));
};
const click = (name) => (page) => page.click(id(name));

/** One thing after another. */
const then =
  (...acts) =>
  async (page, prepare) => {
    for (const act of acts) await act(page, prepare);
  };

/** The newest execution that has ended. */
async function execution(page) {
  await page.click(`${id("execution-row")}:not([data-status=Executing])`);
  await seen(page, "replay");
}

async function step(page, name = "TrainModel") {
  await page.click(id(`node-${name}`));
}

/** A step and a part of its form. */
const form = (name, ...acts) =>
  then(
    (page) => step(page, name),
    (page) => page.waitForSelector(".step-form"),
    ...acts,
  );

/** Another source for a field's value. */
const source = (field, to) =>
  then(
    async (page) => {
      await page.click(`${id(`source-${field}`)} >> nth=0`);
    },
    click(`to-${to}`),
    (page) => page.waitForTimeout(200),
  );

/** The history, filtered. */
const history = (...acts) => then(key("Control+2"), (page) => seen(page, "history-row"), ...acts);
const filtered = (text) => async (page) => {
  await page.fill(id("history-filter"), text);
  await page.waitForTimeout(500);
};
const inTable =
  (...keys) =>
  async (page) => {
    await page.focus(id("history-table"));
    for (const one of keys) await page.keyboard.press(one);
  };

/** Executions that were made up: every status, tags, numbers that are none. */
const HISTORY = [
  { name: "history", open: history() },
  { name: "history-focus", open: history(inTable("ArrowDown", "Space", "ArrowDown")) },
  { name: "history-columns", open: history(click("history-columns"), (page) => seen(page, "find-column")) },
  {
    name: "history-group-menu",
    without: MENU,
    open: history(click("history-group"), (page) => seen(page, "group-status")),
  },
  {
    name: "history-grouped",
    open: history(click("history-group"), click("group-status"), (page) => seen(page, "history-group-line")),
  },
  { name: "history-filter", open: history(filtered("metric.roc_auc>=0.7 status:failed"), key("Enter")) },
  {
    name: "history-offers",
    open: history(filtered("metric."), (page) => seen(page, "filter-offers"), key("ArrowDown")),
  },
  {
    name: "history-fault",
    open: history(filtered("param.MaxDepth> status:failed"), key("Enter"), (page) =>
      seen(page, "filter-said"),
    ),
  },
  {
    name: "history-nothing",
    open: history(filtered("name:nobody"), key("Enter"), (page) => seen(page, "history-empty")),
  },
  {
    name: "history-saved",
    open: history(filtered("status:failed"), click("saved-filters"), click("save-filter")),
  },
  {
    name: "history-row-menu",
    without: MENU,
    open: history(inTable("ArrowDown", "Shift+F10"), (page) => seen(page, "row-menu")),
  },
  { name: "history-chosen", open: history(inTable("Control+a"), (page) => seen(page, "selection-bar")) },
  { name: "history-edit", open: history(inTable("e"), (page) => seen(page, "edit-note")) },
  { name: "history-delete", open: history(inTable("Delete"), (page) => seen(page, "delete-question")) },
  { name: "history-execution", open: history(inTable("Enter"), (page) => seen(page, "replay")) },
];

/** The newest four beside one another. */
const compared = (...acts) =>
  history(
    inTable("Home", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "c"),
    (page) => page.waitForSelector(`${id("comparison-table")} tbody tr`),
    (page) => page.waitForTimeout(400),
    ...acts,
  );

/** Executions side by side. */
const COMPARISON = [
  { name: "comparison", open: compared() },
  {
    name: "comparison-step",
    open: compared(click("merged-TrainModel"), (page) => seen(page, "step-changes")),
  },
  { name: "comparison-all", open: compared(click("only-differences")) },
  ...["definition", "artifacts", "logs", "curves"].map((tab) => ({
    name: `comparison-${tab}`,
    open: compared(click(`tab-${tab}`), (page) => page.waitForTimeout(300)),
  })),
  ...["scatter", "stacked", "timeline"].map((plot) => ({
    name: `comparison-${plot}`,
    open: compared(click(`plot-kind-${plot}`), (page) => page.waitForTimeout(300)),
  })),
  { name: "comparison-table", open: compared(click("plot-table")) },
  {
    name: "comparison-add",
    without: MENU,
    open: compared(click("add-execution"), (page) => seen(page, "add-search")),
  },
  {
    name: "comparison-export",
    without: MENU,
    open: compared(click("export"), (page) => seen(page, "export-json")),
  },
];

/** What happened: the fixtures know of executions. */
const RECORDED = [
  { name: "fixture-design", open: async () => undefined },
  { name: "fixture-step", open: (page) => step(page) },
  { name: "start", open: then(key("Control+Enter"), (page) => seen(page, "start")) },
  {
    name: "settings",
    open: then(
      key("Control+,"),
      (page) => seen(page, "settings"),
      (page) => page.waitForSelector(id("setting-theme")),
    ),
  },
  {
    name: "about",
    open: async (page) => {
      await page.click(id("menu"));
      await page.hover(id("menu-Help"));
      await page.click(id("menu-help.about"));
      await seen(page, "about");
    },
  },
  { name: "fixture-problems", open: then(click("tab-problems"), click("problems-grouped")) },
  {
    name: "rule",
    open: async (page) => {
      await page.click(`${id("why")} >> nth=0`);
      await seen(page, "rule");
    },
  },
  { name: "execution", open: execution },
  {
    name: "execution-step",
    open: then(
      execution,
      (page) => step(page),
      (page) => page.waitForTimeout(300),
    ),
  },
  {
    name: "execution-files",
    open: async (page) => {
      await execution(page);
      await step(page, "ProcessData");
      await page.click("[role=tab]:has-text('Files')");
      await page.waitForTimeout(200);
    },
  },
  {
    name: "preview",
    open: async (page) => {
      await execution(page);
      await step(page, "ProcessData");
      await page.click("[role=tab]:has-text('Files')");
      await page.click(`${id("file")} >> nth=0`);
      await seen(page, "preview");
      await page.waitForTimeout(200);
    },
  },
  {
    name: "replay",
    open: async (page) => {
      await execution(page);
      await page.click(id("replay-play"));
      await page.waitForTimeout(1200);
      await page.click(id("replay-play"));
    },
  },
];

/** Designing: only the program knows what a form contains, what connects, and what git has. */
const DESIGNING = [
  { name: "design", open: async () => undefined },
  {
    name: "menu",
    without: MENU,
    open: async (page) => {
      await page.click(id("menu"));
      await page.hover(id("menu-Run"));
      await page.waitForSelector(id("menu-run.start"));
    },
  },
  {
    name: "theme-menu",
    without: MENU,
    open: async (page) => {
      await page.click("[aria-label=Theme]");
      await page.waitForSelector("[role=menuitemradio]");
    },
  },
  { name: "form-training", open: form("TrainModel") },
  { name: "form-processing", open: form("ProcessData") },
  {
    name: "form-condition",
    open: form("CheckQuality", async (page) => {
      await seen(page, "condition");
    }),
  },
  { name: "form-register", open: form("RegisterModel") },
  {
    name: "form-find",
    open: form("TrainModel", async (page) => {
      await page.fill(id("find-field"), "spot");
      await page.waitForTimeout(200);
    }),
  },
  {
    name: "form-cache",
    open: form("TrainModel", async (page) => {
      await page.click("[role=tab]:has-text('Cache')");
    }),
  },
  {
    name: "form-links",
    open: form("TrainModel", async (page) => {
      await page.click("[role=tab]:has-text('Links')");
    }),
  },
  {
    name: "form-json",
    open: form("TrainModel", async (page) => {
      await page.click("[role=tab]:has-text('JSON')");
    }),
  },
  {
    name: "source-menu",
    without: MENU,
    open: form("TrainModel", async (page) => {
      await page.click(id("source-InstanceType"));
      await seen(page, "to-parameter");
    }),
  },
  { name: "source-parameter", open: form("TrainModel", source("InstanceCount", "parameter")) },
  { name: "source-upstream", open: form("TrainModel", source("TrainingImage", "property")) },
  { name: "source-variable", open: form("TrainModel", source("TrainingImage", "variable")) },
  { name: "source-join", open: form("TrainModel", source("S3OutputPath", "join")) },
  { name: "source-json-get", open: form("CheckQuality", source("RightValue", "json_get")) },
  {
    name: "parameters",
    open: async (page) => {
      await page.click(`${id("parameter-item-MaxDepth")} button >> nth=0`);
    },
  },
  { name: "problems", open: then(click("tab-problems"), (page) => seen(page, "problem")) },
  { name: "problems-grouped", open: then(click("tab-problems"), click("problems-grouped")) },
  { name: "git", open: then(click("tab-changes"), (page) => seen(page, "differences")) },
  { name: "git-history", open: then(click("tab-history"), (page) => seen(page, "version")) },
  {
    name: "git-version",
    open: then(
      click("tab-history"),
      (page) => seen(page, "version"),
      click("version-show"),
      (page) => seen(page, "version-bar"),
    ),
  },
  {
    name: "compare",
    open: then(click("tab-changes"), click("compare-head"), (page) => seen(page, "compare-text")),
  },
  {
    name: "compare-fields",
    open: then(click("tab-changes"), click("compare-head"), click("compare-fields"), (page) =>
      page.waitForTimeout(200),
    ),
  },
  {
    name: "code",
    open: then(
      click("mode-code"),
      (page) => seen(page, "code-editor"),
      (page) => page.waitForTimeout(300),
    ),
  },
  {
    name: "split",
    open: then(
      (page) => step(page),
      click("mode-split"),
      (page) => seen(page, "code-editor"),
      (page) => page.waitForTimeout(300),
    ),
  },
  {
    name: "palette",
    open: then(
      (page) => step(page),
      key("Tab"),
      (page) => seen(page, "palette-search"),
    ),
  },
  {
    name: "palette-filter",
    open: async (page) => {
      await page.fill(id("palette-filter"), "model");
    },
  },
  {
    name: "everything",
    open: then(
      key("Control+k"),
      (page) => seen(page, "everything-field"),
      async (page) => {
        await page.fill(id("everything-field"), "train");
      },
    ),
  },
  { name: "shortcuts", open: then(key("Control+/"), (page) => seen(page, "shortcuts")) },
  {
    name: "context-menu",
    without: MENU,
    open: then(
      async (page) => {
        await page.click(id("node-TrainModel"), { button: "right" });
      },
      (page) => seen(page, "context-menu"),
    ),
  },
  {
    name: "outputs",
    without: MENU,
    open: then(
      (page) => step(page),
      key("c"),
      (page) => seen(page, "output-menu"),
    ),
  },
  {
    name: "chooser",
    without: MENU,
    open: then(
      (page) => step(page, "ProcessData"),
      key("c"),
      click("output-train"),
      (page) => step(page, "EvaluateModel"),
      key("Enter"),
      (page) => seen(page, "connection-chooser"),
    ),
  },
  {
    name: "branch",
    open: then(
      async (page) => {
        await page.dispatchEvent(`[data-testid^="wire-CheckQuality-True-"]`, "click");
      },
      (page) => seen(page, "branch-facts"),
    ),
  },
  {
    name: "search",
    open: then(key("Control+f"), async (page) => {
      await page.fill(id("find-step"), "model");
    }),
  },
  { name: "new-project", open: then(key("Control+n"), (page) => seen(page, "new-name")) },
  {
    name: "small-text-200",
    open: async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.zoom = "2";
      });
      await page.waitForTimeout(200);
    },
  },
  // From here on the document has changes that others did not make: the order counts.
  {
    name: "undo-list",
    open: then(
      (page) => step(page, "CreateModel"),
      key("Delete"),
      (page) => page.waitForSelector(id("node-CreateModel"), { state: "detached" }),
      key("Control+Shift+h"),
      (page) => seen(page, "history"),
    ),
  },
  { name: "closing", open: then(key("Control+w"), (page) => seen(page, "closing")) },
  {
    name: "conflict",
    open: then(
      async (_, { change }) => change('"Name": "CreateModel"', '"Name": "MakeModel"'),
      (page) => seen(page, "conflict"),
    ),
  },
];

/** Opens the page of a model. */
const registry = then(key("Control+3"), (page) => seen(page, "versions"));
const model = (...words) => then(registry, ...words.map(click));

/** What really ran: only the program knows what came of what. */
const RAN = [
  { name: "registry", open: then(registry, click("choose-1"), click("choose-2")) },
  {
    name: "version-menu",
    without: MENU,
    open: then(registry, click("version-menu-2"), (page) => seen(page, "version-approve")),
  },
  {
    name: "decision",
    open: then(registry, click("version-menu-2"), click("version-reject"), (page) => seen(page, "decision")),
  },
  {
    name: "passport",
    open: then(model("open-2"), (page) => seen(page, "passport-metrics"), click("all-packages")),
  },
  {
    name: "export-passport",
    without: MENU,
    open: then(
      model("open-2"),
      (page) => seen(page, "passport-metrics"),
      click("export-passport"),
      (page) => seen(page, "export-print"),
    ),
  },
  {
    name: "lineage",
    open: then(model("version-menu-2", "version-lineage"), (page) => seen(page, "lineage-facts")),
  },
  {
    name: "lineage-contents",
    open: then(
      model("version-menu-2", "version-lineage"),
      click("lineage-telco_churn.csv"),
      click("lineage-contents"),
      (page) => page.waitForTimeout(400),
    ),
  },
  {
    name: "lineage-kinds",
    without: MENU,
    open: then(model("version-menu-2", "version-lineage"), click("lineage-kinds"), (page) =>
      seen(page, "lineage-same"),
    ),
  },
  {
    name: "lineage-ask",
    open: then(
      key("Control+k"),
      (page) => page.fill(id("everything-field"), "> trace"),
      key("Enter"),
      (page) => seen(page, "lineage-ask"),
    ),
  },
  {
    name: "step-traces",
    open: then(
      execution,
      (page) => step(page, "RegisterModel"),
      (page) => seen(page, "step-passport"),
    ),
  },
];

export const SURFACES = [
  ...RECORDED.map((one) => ({ ...one, on: "fixtures" })),
  ...RAN.map((one) => ({ ...one, on: "host", ran: true })),
  ...[...HISTORY, ...COMPARISON, ...DESIGNING].map((one) => ({ ...one, on: "host" })),
];
