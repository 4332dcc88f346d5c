import { useEffect } from "react";
import { Glyph } from "../widgets/Glyph";
import { Splitter } from "../widgets/Splitter";
import { useRememberedNumber } from "../widgets/remembered";
import { whenExecutionsChange } from "../executions/whenExecutionsChange";
import { readComparison, useComparison, type ComparisonPlace } from "./comparison";
import "./comparison.css";
import "./table.css";
import "./why.css";
import "./tabs.css";
import "./plots.css";
import { ComparisonBar } from "./ComparisonBar";
import { ComparisonTable } from "./ComparisonTable";
import { Plots } from "./Plots";
import { Tabs } from "./Tabs";
import { Why } from "./Why";

interface ComparisonPageProps {
  place: ComparisonPlace;
}

/** Executions side by side: what differs at the left, where and why at the right, how they lie to one another below. */
export function ComparisonPage({ place }: ComparisonPageProps) {
  const { executions, base, all } = place;
  const { comparison, failure, busy } = useComparison();
  const [width, setWidth] = useRememberedNumber("comparison.table", 600, 320, 1100);
  const key = `${executions.join(" ")} ${base ?? ""} ${String(all ?? false)}`;
  useEffect(() => {
    void readComparison(place);
    return whenExecutionsChange(
      600,
      () => void readComparison(place),
      (arn) => executions.includes(arn),
    );
    // The key says all that is asked for; the list is made anew with every place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return (
    <div className="comparison" aria-busy={busy}>
      <ComparisonBar comparison={comparison} place={place} />
      {comparison === null && failure !== null && (
        <div className="empty full-empty" role="alert">
          <h3>{failure.message}</h3>
          <p>{failure.hint ?? "Choose executions in the history."}</p>
        </div>
      )}
      {comparison !== null && (
        <>
          <section className="cmp-left" style={{ width }}>
            {comparison.remarks.map((remark) => (
              <p key={remark.text} className="cmp-remark" data-testid={`remark-${remark.kind}`}>
                <Glyph name="info" size={14} className={remark.kind === "same_inputs" ? "warn" : "t3"} />
                {remark.text}
              </p>
            ))}
            <ComparisonTable comparison={comparison} />
            <Splitter
              label="Width of the table"
              grows={1}
              axis="x"
              value={width}
              min={320}
              max={1100}
              onChange={setWidth}
            />
          </section>
          <section className="cmp-right">
            <Why comparison={comparison} />
            <Tabs comparison={comparison} tab={place.tab ?? "graph"} />
            <Plots comparison={comparison} />
          </section>
        </>
      )}
    </div>
  );
}
