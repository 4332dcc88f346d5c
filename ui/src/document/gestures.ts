import { backend } from "../backend/backend";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { Motion } from "../backend/bindings/Motion";
import type { NewSteps } from "../backend/bindings/NewSteps";
import type { Point } from "../backend/bindings/Point";
import type { StepList } from "../backend/bindings/StepList";
import type { StepPlace } from "../backend/bindings/StepPlace";
import { counted } from "../format/number";
import { alertFailure } from "../widgets/alertList";
import { acceptDocument, refreshDocument, useDocument } from "./document";
import { settle } from "./settling";
import { keepSelected, useSelection } from "./selection";

const called = (steps: readonly string[]) =>
  steps.length === 1 ? (steps[0] ?? "") : counted(steps.length, "step");

/** Asks for a change of the open document; false when it was refused, which is then told. `along` is drawn together with it. */
async function change(
  attempt: string,
  ask: (id: string) => Promise<DocumentView>,
  along?: () => void,
): Promise<boolean> {
  const { document } = useDocument.getState();
  if (document === null) return false;
  try {
    const view = await ask(document.id);
    acceptDocument(view);
    const names = new Set(view.steps.map(({ name }) => name));
    keepSelected((step) => names.has(step));
    along?.();
    return true;
  } catch (reason) {
    alertFailure(attempt, reason);
    await refreshDocument();
    return false;
  }
}

/** Asks for new steps, and selects them. */
async function make(attempt: string, ask: (id: string) => Promise<NewSteps>): Promise<NewSteps | null> {
  let made: NewSteps | null = null;
  await change(
    attempt,
    async (id) => {
      made = await ask(id);
      return made.document;
    },
    () => useSelection.getState().selectAll(made?.steps ?? []),
  );
  return made;
}

/** Puts steps' nodes somewhere, and the steps into another list if one is given. */
export async function moveSteps(
  places: StepPlace[],
  into: StepList | null = null,
  motion: Motion = "move",
): Promise<boolean> {
  if (places.length === 0) return true;
  return change(`Moving ${called(places.map(({ step }) => step))}`, (document) =>
    backend().call("move_steps", { document, places, motion, into }),
  );
}

/** Lets the automatic layout place these steps; all of them when none is named. */
export async function arrangeSteps(steps: string[]): Promise<boolean> {
  settle();
  return change("Arranging the steps", (document) => backend().call("arrange_steps", { document, steps }));
}

/** Puts steps' nodes somewhere in one glide, as aligning them does. */
export async function glideSteps(places: StepPlace[], motion: Motion): Promise<boolean> {
  settle();
  return moveSteps(places, null, motion);
}

/** Removes steps; `cut` when they are on the clipboard. */
export async function removeSteps(steps: string[], cut = false): Promise<boolean> {
  return change(`Removing ${called(steps)}`, (document) =>
    backend().call("remove_steps", { document, steps, cut }),
  );
}

/** Copies steps in place, and selects the copies. */
export async function duplicateSteps(steps: string[]): Promise<NewSteps | null> {
  return make(`Duplicating ${called(steps)}`, (document) =>
    backend().call("duplicate_steps", { document, steps }),
  );
}

/** The text of steps, for the clipboard; `null` when there is none. */
export async function textOfSteps(steps: string[]): Promise<string | null> {
  const { document } = useDocument.getState();
  if (document === null) return null;
  try {
    return (await backend().call("copy_steps", { document: document.id, steps })).text;
  } catch (reason) {
    alertFailure(`Copying ${called(steps)}`, reason);
    return null;
  }
}

/** Adds the steps of a text, and selects them. */
export async function pasteSteps(
  text: string,
  into: StepList,
  at: Point | null,
  keepInputs: boolean,
): Promise<NewSteps | null> {
  return make("Pasting", (document) =>
    backend().call("paste_steps", { document, text, into, at, keep_inputs: keepInputs }),
  );
}

/** Draws branches as their names alone, or with their steps again. */
export async function foldBranches(branches: StepList[], folded: boolean): Promise<boolean> {
  return change(folded ? "Collapsing" : "Expanding", (document) =>
    backend().call("fold_branches", { document, branches, folded }),
  );
}

/** Takes back, or does again, until so many entries of the history are done. */
export async function travel(done: number): Promise<boolean> {
  return change("Going through the history", (document) => backend().call("travel", { document, done }));
}
