import { useState } from "react";
import { backend } from "../backend/backend";
import type { LineageView } from "../backend/bindings/LineageView";
import { goTo } from "../app/place";
import { WHOLE, type Question } from "../lineage/lineage";
import { LineageControls } from "../lineage/LineageControls";
import { LineageGraph } from "../lineage/LineageGraph";
import { alertFailure } from "../widgets/alertList";

interface PassportGraphProps {
  /** What the model came of, as the passport tells it. */
  view: LineageView;
}

/** The graph above a passport; it can be asked otherwise. */
export function PassportGraph({ view }: PassportGraphProps) {
  const [question, setQuestion] = useState<Question>(WHOLE);
  const [other, setOther] = useState<LineageView | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const ask = async (next: Question) => {
    setQuestion(next);
    try {
      setOther(await backend().call("read_lineage", { subject: view.subject, ...next }));
    } catch (reason) {
      alertFailure("Reading the lineage", reason);
    }
  };
  const shown = other ?? view;
  return (
    <LineageGraph
      view={shown}
      selected={selected}
      onSelect={setSelected}
      onOpen={(id) => goTo({ at: "lineage", subject: id })}
    >
      <LineageControls view={shown} question={question} onAsk={(next) => void ask(next)} />
    </LineageGraph>
  );
}
