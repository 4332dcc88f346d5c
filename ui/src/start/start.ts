import { create } from "zustand";
import { showBottom } from "../app/bottomTab";
import { backend } from "../backend/backend";
import type { PresetView } from "../backend/bindings/PresetView";
import { failureOf, type Failure } from "../backend/failure";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { openExecution, useExecution } from "../executions/execution";
import { acceptSummary } from "../executions/executions";
import { keepChoices, lastChoices } from "./lastChoices";
import { choicesOf, NOTHING, stillPossible, valuesToSend, type Choices } from "./prefill";

/** What the form was filled in with: an execution's number, the last start, or nothing. */
export type Source = { kind: "execution"; number: number } | { kind: "last" } | { kind: "nothing" };

interface StartState {
  open: boolean;
  choices: Choices;
  source: Source;
  presets: readonly PresetView[];
  /** Why the presets cannot be read. */
  presetProblem: string | null;
  /** Waiting for the program's answer. */
  starting: boolean;
  failure: Failure | null;
}

/** The start form. */
export const useStart = create<StartState>(() => ({
  open: false,
  choices: NOTHING,
  source: { kind: "nothing" },
  presets: [],
  presetProblem: null,
  starting: false,
  failure: null,
}));

/** Whether there is more in choices than the preset, which the form shows as what it is. */
function says({ changed, parallel }: Choices): boolean {
  return parallel !== null || Object.keys(changed).length > 0;
}

async function open(choices: Choices, source: Source): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  const state = { open: true, source, starting: false, failure: null };
  try {
    const { presets, problem } = await backend().call("read_presets", { document: document.id });
    useStart.setState({
      ...state,
      choices: stillPossible(choices, document.parameters, presets),
      presets,
      presetProblem: problem,
    });
  } catch (reason) {
    useStart.setState({
      ...state,
      choices: stillPossible(choices, document.parameters, []),
      presets: [],
      presetProblem: failureOf(reason).message,
    });
  }
}

/** Opens the form: filled in as the shown execution was started, else as the last start from here. */
export async function askToStart(): Promise<void> {
  const { document } = useDocument.getState();
  const { recorded } = useExecution.getState();
  if (document === null) return;
  // One of another pipeline, which the history shows, says nothing about this one.
  if (recorded !== null && recorded.summary.pipeline === document.name)
    return open({ ...choicesOf(recorded), name: "" }, { kind: "execution", number: recorded.summary.number });
  const last = lastChoices(document.file);
  return open(last ?? NOTHING, last !== null && says(last) ? { kind: "last" } : { kind: "nothing" });
}

/** Changes what the form holds. */
export function choose(change: Partial<Choices>): void {
  useStart.setState(({ choices }) => ({ choices: { ...choices, ...change } }));
}

/** Empties the form: every parameter by default. */
export function chooseNothing(): void {
  useStart.setState(({ choices: { name, description } }) => ({
    choices: { ...NOTHING, name, description },
    source: { kind: "nothing" },
  }));
}

export function dismissStart(): void {
  useStart.setState({ open: false });
}

/** Starts an execution and shows it; a refusal stays in the form. */
export async function startExecution(): Promise<void> {
  const { document } = useDocument.getState();
  const { choices, presets, starting } = useStart.getState();
  if (document === null || starting) return;
  useStart.setState({ starting: true, failure: null });
  const preset = presets.find(({ name }) => name === choices.preset) ?? null;
  const written = (text: string) => (text.trim() === "" ? null : text.trim());
  try {
    const summary = await backend().call("start_execution", {
      document: document.id,
      parameters: valuesToSend(document.parameters, preset, choices.changed),
      preset: choices.preset,
      display_name: written(choices.name),
      description: written(choices.description),
      max_parallel_steps: choices.parallel,
    });
    keepChoices(document.file, choices);
    useStart.setState({ open: false, starting: false });
    acceptSummary(summary);
    useSelection.getState().select(null);
    showBottom("log");
    await openExecution(summary.arn);
  } catch (reason) {
    useStart.setState({ starting: false, failure: failureOf(reason) });
  }
}
