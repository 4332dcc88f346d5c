import type { Command } from "../command";
import { hasPage } from "../pages";
import { canGoBack, canGoForward, goBack, goForward, goTo } from "../place";

/** What leads from place to place. */
export const go: Command[] = [
  {
    id: "go.design",
    title: "Go to the design",
    group: "View",
    keys: ["Ctrl+1"],
    whileTyping: true,
    run: () => goTo({ at: "design" }),
  },
  {
    id: "go.history",
    title: "Go to the history of executions",
    group: "View",
    keys: ["Ctrl+2"],
    whileTyping: true,
    enabled: () => hasPage("history"),
    run: () => goTo({ at: "history" }),
  },
  {
    id: "go.registry",
    title: "Go to the model registry",
    group: "View",
    keys: ["Ctrl+3"],
    whileTyping: true,
    enabled: () => hasPage("registry"),
    run: () => goTo({ at: "registry" }),
  },
  {
    id: "go.lineage",
    title: "Trace the lineage of…",
    group: "View",
    enabled: () => hasPage("lineage"),
    run: () => goTo({ at: "lineage", subject: "" }),
  },
  { id: "go.back", title: "Back", group: "View", keys: ["Alt+ArrowLeft"], enabled: canGoBack, run: goBack },
  {
    id: "go.forward",
    title: "Forward",
    group: "View",
    keys: ["Alt+ArrowRight"],
    enabled: canGoForward,
    run: goForward,
  },
];
