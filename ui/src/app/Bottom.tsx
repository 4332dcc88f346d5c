import { Tabs } from "radix-ui";
import { useRef } from "react";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { Changes } from "../git/Changes";
import { useGit } from "../git/git";
import { History } from "../git/History";
import { logStep } from "../log/logStep";
import { LogView } from "../log/LogView";
import { Problems } from "../problems/Problems";
import { Tally } from "../problems/Tally";
import { Timeline } from "../timeline/Timeline";
import { useSize } from "../widgets/useSize";
import { showBottom, useBottom, type BottomTab } from "./bottomTab";

/** From this width on, log and timeline stand side by side. */
const SIDE_BY_SIDE = 760;

interface BottomProps {
  document: DocumentView;
}

/** Problems of the design; log and timeline of an execution. */
export function Bottom({ document }: BottomProps) {
  const box = useRef<HTMLElement>(null);
  const { width } = useSize(box);
  const execution = useExecution((state) => state.execution);
  const selected = useSelection((state) => state.step);
  const changed = useGit(({ state }) => state?.repository?.files.length ?? 0);
  const tab = useBottom((state) => state.tab);
  const logged = execution === null ? null : logStep(execution.steps, selected);
  const wide = width >= SIDE_BY_SIDE;
  const shown: BottomTab =
    execution === null
      ? tab === "changes" || tab === "history"
        ? tab
        : "problems"
      : wide && tab === "timeline"
        ? "log"
        : tab;
  return (
    <section ref={box} className="bottom panel" aria-label="Details">
      <Tabs.Root
        className="vstack grow"
        value={shown}
        onValueChange={(value) => showBottom(value as BottomTab)}
      >
        <Tabs.List className="tabs" aria-label="Details">
          {execution !== null && (
            <Tabs.Trigger className="tab" value="log" data-testid="tab-log">
              Log{logged !== null && <span className="cap">{logged.name}</span>}
            </Tabs.Trigger>
          )}
          <Tabs.Trigger className="tab" value="problems" data-testid="tab-problems">
            Problems <Tally diagnostics={document.diagnostics} />
          </Tabs.Trigger>
          {execution === null && (
            <Tabs.Trigger className="tab" value="changes" data-testid="tab-changes">
              Changes{changed > 0 && <span className="count">{changed}</span>}
            </Tabs.Trigger>
          )}
          {execution === null && (
            <Tabs.Trigger className="tab" value="history" data-testid="tab-history">
              History
            </Tabs.Trigger>
          )}
          {execution !== null && !wide && (
            <Tabs.Trigger className="tab" value="timeline" data-testid="tab-timeline">
              Timeline
            </Tabs.Trigger>
          )}
        </Tabs.List>
        <Tabs.Content className="vstack grow" value="problems" tabIndex={-1}>
          <Problems diagnostics={document.diagnostics} editable={execution === null} />
        </Tabs.Content>
        {execution === null && (
          <Tabs.Content className="vstack grow" value="changes" tabIndex={-1}>
            <Changes />
          </Tabs.Content>
        )}
        {execution === null && (
          <Tabs.Content className="vstack grow" value="history" tabIndex={-1}>
            <History />
          </Tabs.Content>
        )}
        {execution !== null && (
          <Tabs.Content className="vstack grow" value="log" tabIndex={-1}>
            <LogView key={`${execution.summary.arn} ${logged?.name ?? ""}`} run={logged} />
          </Tabs.Content>
        )}
        {execution !== null && !wide && (
          <Tabs.Content className="vstack grow" value="timeline" tabIndex={-1}>
            <Timeline execution={execution} />
          </Tabs.Content>
        )}
      </Tabs.Root>
      {execution !== null && wide && (
        <section className="vstack beside" aria-label="Timeline">
          <header className="tabs">
            <h2 className="tab" data-state="active" data-testid="tab-timeline">
              Timeline
            </h2>
          </header>
          <Timeline execution={execution} />
        </section>
      )}
    </section>
  );
}
