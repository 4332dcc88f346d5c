import { Tabs as Radix } from "radix-ui";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { Glyph } from "../widgets/Glyph";
import { late } from "../widgets/late";
import { lookAt, type ComparisonTab } from "./comparison";
import { MergedGraph } from "./graph/MergedGraph";
import { tally } from "./graph/state";
import { ArtifactsTab } from "./tabs/ArtifactsTab";
import { comparedFiles } from "./tabs/files";
import { DefinitionTab } from "./tabs/DefinitionTab";
import { LogsTab } from "./tabs/LogsTab";

const CurvesTab = late(() => import("./tabs/CurvesTab").then(({ CurvesTab }) => CurvesTab));

interface TabsProps {
  comparison: ExecutionComparison;
  tab: ComparisonTab;
}

/** What differs, seen as a graph, as definitions, as files, as logs, as curves. */
export function Tabs({ comparison, tab }: TabsProps) {
  const { changed, added, removed, same } = tally(comparison.graph.nodes);
  const files = comparedFiles(comparison).length;
  const definitions = comparison.definitions.reduce(
    (sum, { diff }) => sum + diff.steps.length + diff.parameters.length + Number(diff.fields.length > 0),
    0,
  );
  return (
    <Radix.Root
      className="cmp-tabs"
      value={tab}
      onValueChange={(value) => lookAt({ tab: value as ComparisonTab })}
    >
      <Radix.List className="tabs" aria-label="What to look at">
        <Radix.Trigger className="tab" value="graph" data-testid="tab-graph">
          Graph
        </Radix.Trigger>
        <Radix.Trigger className="tab" value="definition" data-testid="tab-definition">
          Definition {definitions > 0 && <b className="count">{definitions}</b>}
        </Radix.Trigger>
        <Radix.Trigger className="tab" value="artifacts" data-testid="tab-artifacts">
          Files {files > 0 && <b className="count">{files}</b>}
        </Radix.Trigger>
        <Radix.Trigger className="tab" value="logs" data-testid="tab-logs">
          Logs
        </Radix.Trigger>
        <Radix.Trigger className="tab" value="curves" data-testid="tab-curves">
          Metric curves
        </Radix.Trigger>
        <span className="grow" />
        {tab === "graph" && (
          <span className="hstack cap tally" data-testid="tally">
            <span className="st warn">
              <Glyph name="braces" size={12} />
              {changed} changed
            </span>
            {added > 0 && (
              <span className="st ok">
                <Glyph name="plus" size={12} />
                {added} added
              </span>
            )}
            {removed > 0 && (
              <span className="st err">
                <Glyph name="minus" size={12} />
                {removed} removed
              </span>
            )}
            <span className="st idle">
              <Glyph name="check" size={12} />
              {same} same
            </span>
          </span>
        )}
      </Radix.List>
      <Radix.Content className="cmp-tab" value="graph" tabIndex={-1}>
        <MergedGraph comparison={comparison} />
      </Radix.Content>
      <Radix.Content className="cmp-tab" value="definition" tabIndex={-1}>
        <DefinitionTab comparison={comparison} />
      </Radix.Content>
      <Radix.Content className="cmp-tab" value="artifacts" tabIndex={-1}>
        <ArtifactsTab comparison={comparison} />
      </Radix.Content>
      <Radix.Content className="cmp-tab" value="logs" tabIndex={-1}>
        <LogsTab comparison={comparison} />
      </Radix.Content>
      <Radix.Content className="cmp-tab" value="curves" tabIndex={-1}>
        <CurvesTab comparison={comparison} />
      </Radix.Content>
    </Radix.Root>
  );
}
