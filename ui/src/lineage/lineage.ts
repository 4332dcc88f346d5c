import { create } from "zustand";
import { backend } from "../backend/backend";
import type { LineageDirection } from "../backend/bindings/LineageDirection";
import type { LineageKind } from "../backend/bindings/LineageKind";
import type { LineageNode } from "../backend/bindings/LineageNode";
import type { LineageView } from "../backend/bindings/LineageView";
import { failureOf, type Failure } from "../backend/failure";
import { counted } from "../format/number";
import { say } from "../widgets/said";

/** How a question about lineage is put. */
export interface Question {
  direction: LineageDirection;
  /** `null`: all the way. */
  depth: number | null;
  /** `null`: what is shown as a rule. */
  kinds: LineageKind[] | null;
  same: boolean;
}

export const WHOLE: Question = { direction: "up", depth: null, kinds: null, same: false };

interface LineageState {
  subject: string | null;
  question: Question;
  /** `null` before the answer. */
  view: LineageView | null;
  failure: Failure | null;
}

/** The graph that is shown. */
export const useLineage = create<LineageState>(() => ({
  subject: null,
  question: { ...WHOLE, direction: "both" },
  view: null,
  failure: null,
}));

/** Asks what something came of. A graph that is shown stays until the next one is there. */
export async function askLineage(subject: string, question: Question): Promise<void> {
  useLineage.setState(({ subject: before, view }) => ({
    subject,
    question,
    failure: null,
    view: before === subject ? view : null,
  }));
  const still = () =>
    useLineage.getState().subject === subject && useLineage.getState().question === question;
  try {
    const view = await backend().call("read_lineage", { subject, ...question });
    if (!still()) return;
    useLineage.setState({ view });
    say(`${view.title}: ${counted(view.nodes.length, "thing")}. ${view.truncated ?? ""}`);
  } catch (reason) {
    if (still()) useLineage.setState({ failure: failureOf(reason), view: null });
  }
}

/** Whether a node is a step, and so drawn as a pill. */
export const isStep = ({ kind }: LineageNode): boolean => kind === "step" || kind === "action";

export const KIND_WORDS: Record<LineageKind, string> = {
  dataset: "Data",
  code: "Code",
  model_data: "Model archive",
  image: "Container image",
  step: "Step run",
  action: "Action",
  model: "Created model",
  package: "Model version",
  context: "Context",
};
