import { useDocument } from "../../document/document";
import { stopExecution, useExecution } from "../../executions/execution";
import { useSelection } from "../../document/selection";
import { useExecutions } from "../../executions/executions";
import { askToStart } from "../../start/start";
import type { Command } from "../command";
import { stepEvent, togglePlay } from "../../executions/replay";
import { goTo } from "../place";
import { isWorkbench, shownIsRunning } from "../shown";

const isExecution = () => isWorkbench() && useExecution.getState().recorded !== null;

/** The execution that is shown behind the one before it, which is the base; the one after it for the very first. */
function pair(): [string, string] | null {
  const shown = useExecution.getState().arn;
  const all = useExecutions.getState().executions ?? [];
  const at = all.findIndex(({ arn }) => arn === shown);
  const other = all[at + 1] ?? all[at - 1];
  return shown === null || at < 0 || other === undefined ? null : [other.arn, shown];
}

function compareWithBefore(): void {
  const executions = pair();
  if (executions !== null) goTo({ at: "comparison", executions });
}

/** What the shown execution came of and led to; only the selected step's when one that ran is selected. */
function showLineage(): void {
  const { execution } = useExecution.getState();
  if (execution === null) return;
  const { step } = useSelection.getState();
  const { arn } = execution.summary;
  const ran = execution.steps.some((run) => run.name === step && run.started_at !== null);
  goTo({ at: "lineage", subject: ran && step !== null ? `${arn}/${step}` : arn });
}

/** What starts and ends executions. */
export const run: Command[] = [
  {
    id: "run.start",
    title: "Run…",
    group: "Run",
    keys: ["Ctrl+Enter"],
    whileTyping: true,
    enabled: () => isWorkbench() && useDocument.getState().document !== null,
    run: () => void askToStart(),
  },
  {
    id: "run.stop",
    title: "Stop the execution",
    group: "Run",
    keys: ["Ctrl+."],
    whileTyping: true,
    enabled: shownIsRunning,
    run: () => void stopExecution(),
  },
  {
    id: "run.compare",
    title: "Compare with the execution before",
    group: "Run",
    keys: ["C"],
    enabled: () => isExecution() && pair() !== null,
    run: compareWithBefore,
  },
  {
    id: "run.lineage",
    title: "Show the lineage of the execution or its selected step",
    group: "Run",
    enabled: isExecution,
    run: showLineage,
  },
  {
    id: "run.replay",
    title: "Play the execution back, or pause",
    group: "Run",
    keys: ["K"],
    enabled: isExecution,
    run: () => void togglePlay(),
  },
  {
    id: "run.eventBefore",
    title: "Show the event before",
    group: "Run",
    keys: [","],
    enabled: isExecution,
    run: () => void stepEvent(false),
  },
  {
    id: "run.eventAfter",
    title: "Show the next event",
    group: "Run",
    keys: ["."],
    enabled: isExecution,
    run: () => void stepEvent(true),
  },
];
