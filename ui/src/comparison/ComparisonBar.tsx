import { Switch } from "radix-ui";
import { PageBar } from "../app/PageBar";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import { counted } from "../format/number";
import { AddMenu } from "./AddMenu";
import { BaseMenu } from "./BaseMenu";
import { lookAt, type ComparisonPlace } from "./comparison";
import { ExportMenu } from "./ExportMenu";

interface ComparisonBarProps {
  comparison: ExecutionComparison | null;
  place: ComparisonPlace;
}

/** What is compared, with what, and how much of it is shown. */
export function ComparisonBar({ comparison, place }: ComparisonBarProps) {
  return (
    <PageBar>
      <h1 className="semi cut">Compare {counted(place.executions.length, "execution")}</h1>
      <AddMenu compared={place.executions} />
      <span className="grow" />
      <label className="hstack t2 switch-label">
        <Switch.Root
          className="switch"
          checked={place.all !== true}
          onCheckedChange={(only) => lookAt({ all: !only })}
          data-testid="only-differences"
        />
        Only differences
      </label>
      {comparison !== null && (
        <>
          <span className="sep" />
          <BaseMenu comparison={comparison} />
          <ExportMenu comparison={comparison} place={place} />
        </>
      )}
    </PageBar>
  );
}
