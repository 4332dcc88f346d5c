import { useEffect } from "react";
import { PageBar } from "../app/PageBar";
import { goTo, stayAt, type Place } from "../app/place";
import { Glyph } from "../widgets/Glyph";
import { DeleteQuestion } from "./DeleteQuestion";
import { EditSheet } from "./EditSheet";
import { FilterField } from "./FilterField";
import { whenExecutionsChange } from "../executions/whenExecutionsChange";
import { refreshHistory, show, useHistory } from "./history";
import "./history.css";
import { HistoryTable } from "./HistoryTable";
import { HistoryTools } from "./HistoryTools";
import { SelectionBar } from "./SelectionBar";
import { Totals } from "./Totals";

interface HistoryPageProps {
  place: Extract<Place, { at: "history" }>;
}

/** Every execution, of all pipelines, in one table. */
export function HistoryPage({ place }: HistoryPageProps) {
  const summary = useHistory((state) => state.summary);
  const filter = useHistory((state) => state.filter);
  useEffect(() => {
    void refreshHistory();
    return whenExecutionsChange(400, () => void refreshHistory());
  }, []);
  // The place follows the filter, and a place that is gone to with another filter changes it: a link does, and so does going
  // back. Only what changes is heard, or each would answer the other for ever.
  useEffect(
    () =>
      useHistory.subscribe((now, before) => {
        if (now.filter !== before.filter) stayAt({ at: "history", filter: now.filter });
      }),
    [],
  );
  useEffect(() => {
    const shown = useHistory.getState().filter;
    if (place.filter !== undefined) show({ filter: place.filter });
    else if (shown !== "") stayAt({ at: "history", filter: shown });
  }, [place.filter]);
  return (
    <div className="hist" data-testid="history">
      <PageBar>
        <h1 className="semi">History</h1>
        <Totals />
      </PageBar>
      <div className="hist-top">
        <FilterField />
        <HistoryTools />
      </div>
      {summary?.count === 0 ? <Nothing filtered={filter !== ""} /> : <HistoryTable />}
      <SelectionBar />
      <EditSheet />
      <DeleteQuestion />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <div className="hist-nothing">
      <div className="empty" data-testid="history-empty">
        <Glyph name={filtered ? "filter" : "history"} size={24} className="t3" />
        <h3>{filtered ? "No execution is like that" : "Nothing has run yet"}</h3>
        <p>
          {filtered
            ? "The filter leaves nothing over."
            : "Run a pipeline from its design: Ctrl+Enter there starts it."}
        </p>
        {filtered ? (
          <button
            type="button"
            className="btn"
            onClick={() => show({ filter: "" })}
            data-testid="clear-filter"
          >
            Clear the filter
          </button>
        ) : (
          <button type="button" className="btn primary" onClick={() => goTo({ at: "design" })}>
            Go to the design
          </button>
        )}
      </div>
    </div>
  );
}
