import { useDocument } from "../../document/document";
import { stopExecution, useExecution } from "../../executions/execution";
import { askToStart } from "../../start/start";
import type { Command } from "../command";
import { stepEvent, togglePlay } from "../../executions/replay";
import { isWorkbench, shownIsRunning } from "../shown";

const isExecution = () => isWorkbench() && useExecution.getState().recorded !== null;

/** What starts and ends executions. */
export const run: Command[] = [
  { id: "run.start", title: "Run…", group: "Run", keys: ["Ctrl+Enter"], whileTyping: true, enabled: () => isWorkbench() && useDocument.getState().document !== null, run: () => void askToStart() },
  { id: "run.stop", title: "Stop the execution", group: "Run", keys: ["Ctrl+."], whileTyping: true, enabled: shownIsRunning, run: () => void stopExecution() },
  { id: "run.replay", title: "Play the execution back, or pause", group: "Run", keys: ["K"], enabled: isExecution, run: () => void togglePlay() },
  { id: "run.eventBefore", title: "Show the event before", group: "Run", keys: [","], enabled: isExecution, run: () => void stepEvent(false) },
  { id: "run.eventAfter", title: "Show the next event", group: "Run", keys: ["."], enabled: isExecution, run: () => void stepEvent(true) },
];
