import { backend } from "../backend/backend";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { Edit } from "../backend/bindings/Edit";
import type { Error as Failure } from "../backend/bindings/Error";
import { failureOf } from "../backend/failure";
import { alertFailure } from "../widgets/alertList";
import { acceptDocument, useDocument } from "./document";
import { flushText } from "./pendingText";
import { keepSelected, useSelection } from "./selection";

type Answer = (document: DocumentView) => Promise<DocumentView>;

/** Changes the open document; a selected step that is gone afterwards is let go. `along` is drawn together with it. The failure, when it is refused. */
export async function change(answer: Answer, along?: () => void): Promise<Failure | null> {
  const { document } = useDocument.getState();
  if (document === null) return null;
  try {
    await flushText();
    const view = await answer(document);
    acceptDocument(view);
    along?.();
    const names = new Set(view.steps.map(({ name }) => name));
    keepSelected((step) => names.has(step));
    return null;
  } catch (reason) {
    return failureOf(reason);
  }
}

async function changeOrTell(attempt: string, answer: Answer): Promise<void> {
  const failure = await change(answer);
  if (failure !== null) alertFailure(attempt, failure);
}

/** Makes an edit; tells of a refusal. `attempt` says what was tried: `Removing Train`. */
export async function applyEdit(edit: Edit, attempt: string): Promise<void> {
  await changeOrTell(attempt, ({ id }) => backend().call("apply_edit", { document: id, edit }));
}

/** Renames a step, and keeps it selected. The failure, when it is refused. */
export async function renameStep(step: string, name: string): Promise<Failure | null> {
  const rename: Edit = { edit: "rename_step", step, name };
  return change(
    ({ id }) => backend().call("apply_edit", { document: id, edit: rename }),
    () => useSelection.getState().select(name),
  );
}

/** Takes back what was done last. */
export async function undo(): Promise<void> {
  await changeOrTell("Taking back", ({ id }) => backend().call("undo", { document: id }));
}

/** Does again what was taken back last. */
export async function redo(): Promise<void> {
  await changeOrTell("Doing again", ({ id }) => backend().call("redo", { document: id }));
}

/** Writes the definition to its file. */
export async function saveDocument(): Promise<void> {
  await changeOrTell("Saving", ({ id }) => backend().call("save_document", { document: id }));
}

/** Settles a conflict with a change made outside. */
export async function settleDocument(keepMine: boolean): Promise<void> {
  await changeOrTell(keepMine ? "Keeping your changes" : "Taking the file", ({ id }) =>
    backend().call("settle_document", { document: id, keep_mine: keepMine }),
  );
}
