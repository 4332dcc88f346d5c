import { useEffect, useState } from "react";
import { PageBar } from "../app/PageBar";
import { goTo, type Place } from "../app/place";
import { Glyph } from "../widgets/Glyph";
import { AskField } from "./AskField";
import { askLineage, useLineage } from "./lineage";
import { LineageControls } from "./LineageControls";
import { LineageGraph } from "./LineageGraph";
import { NodeFacts } from "./NodeFacts";

interface LineagePageProps {
  place: Extract<Place, { at: "lineage" }>;
}

/** What something came of, and what came of it. */
export function LineagePage({ place: { subject } }: LineagePageProps) {
  const { view, failure, question } = useLineage();
  const [selected, setSelected] = useState<string | null>(null);
  const [before, setBefore] = useState(subject);
  if (before !== subject) {
    setBefore(subject);
    setSelected(null);
  }
  useEffect(() => {
    if (subject !== "") void askLineage(subject, useLineage.getState().question);
  }, [subject]);
  const node = view?.nodes.find(({ id }) => id === selected) ?? view?.nodes.find(({ asked }) => asked);
  const open = (id: string) => goTo({ at: "lineage", subject: id });
  return (
    <div className="lineage-page">
      <PageBar>
        <span className={subject === "" ? "semi" : "t2"}>Lineage</span>
        {subject !== "" && (
          <>
            <Glyph name="right" size={12} className="t3" />
            <span className="semi cut" data-testid="lineage-title">
              {view?.title ?? subject}
            </span>
          </>
        )}
        <span className="grow" />
        <AskField key={subject} start={subject === ""} />
      </PageBar>
      {subject === "" && (
        <div className="empty">
          <h3>What do you want to trace?</h3>
          <p>
            A URI, a file of a project such as <span className="mono">data/customers.csv</span>, a SHA-256 or
            its beginning, an ARN, an execution such as <span className="mono">churn#3</span>, or a model such
            as <span className="mono">churn-xgb/2</span>.
          </p>
        </div>
      )}
      {subject !== "" && failure !== null && (
        <div className="empty" role="alert">
          <h3>{failure.message}</h3>
          {failure.hint !== null && <p>{failure.hint}</p>}
        </div>
      )}
      {subject !== "" && view !== null && (
        <>
          <LineageGraph
            view={view}
            selected={selected ?? node?.id ?? null}
            onSelect={setSelected}
            onOpen={open}
          >
            <LineageControls
              view={view}
              question={question}
              onAsk={(next) => void askLineage(subject, next)}
            />
          </LineageGraph>
          <aside className="panel lineage-side" aria-label="Selected">
            <div className="scroll">
              {node !== undefined && (
                <NodeFacts
                  node={node}
                  subject={
                    node.id === view.subject ||
                    (node.asked && view.nodes.filter(({ asked }) => asked).length === 1)
                  }
                />
              )}
            </div>
            <p className="hint lineage-count">
              {view.nodes.length} shown{view.truncated === null ? "" : `. ${view.truncated}`}
            </p>
          </aside>
        </>
      )}
    </div>
  );
}
