import { useDocument } from "../../document/document";
import { stopExecution } from "../../executions/execution";
import { askToStart } from "../../start/start";
import type { Command } from "../command";
import { shownIsRunning } from "../shown";

/** What starts and ends executions. */
export const run: Command[] = [
  { id: "run.start", title: "Run…", group: "Run", keys: ["Ctrl+Enter"], whileTyping: true, enabled: () => useDocument.getState().document !== null, run: askToStart },
  { id: "run.stop", title: "Stop the execution", group: "Run", keys: ["Ctrl+."], whileTyping: true, enabled: shownIsRunning, run: () => void stopExecution() },
];
