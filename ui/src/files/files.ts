import { create } from "zustand";
import { backend } from "../backend/backend";
import { acceptDocument, dropDocument, openDocument, showDocument, useDocument } from "../document/document";
import { saveDocument } from "../document/edit";
import { neighbour, type OpenFile } from "../document/openFiles";
import { flushText } from "../document/pendingText";
import { useSelection } from "../document/selection";
import { baseName } from "../format/path";
import { alertFailure } from "../widgets/alertList";

/** The file that is to be closed although it is not saved. */
export const useClosing = create<{ file: OpenFile | null }>(() => ({ file: null }));

/** What was selected in each file when it was left. */
const left = new Map<string, string | null>();

/** Shows an open file. */
export async function switchTo(id: string): Promise<void> {
  const before = useDocument.getState().document;
  if (before?.id === id) return;
  try {
    await flushText();
    const view = await backend().call("read_document", { document: id });
    if (before !== null) left.set(before.id, useSelection.getState().step);
    const step = left.get(id) ?? null;
    useSelection.getState().select(view.steps.some(({ name }) => name === step) ? step : null);
    showDocument(view);
  } catch (reason) {
    alertFailure("Changing to another file", reason);
  }
}

/** Shows the open file so many places further. */
export function stepTo(by: number): void {
  const { document, files } = useDocument.getState();
  const next = document === null ? null : neighbour(files, document.id, by);
  if (next !== null) void switchTo(next.id);
}

/** Closes a file; asks first when it is not saved. */
export async function askToClose(id: string): Promise<void> {
  if (useDocument.getState().document?.id === id) await flushText();
  const file = useDocument.getState().files.find((one) => one.id === id);
  if (file === undefined) return;
  if (file.unsaved) useClosing.setState({ file });
  else await close(id, false);
}

/** Answers the question; `null` leaves the file open. */
export async function answerClosing(answer: "save" | "discard" | null): Promise<void> {
  const { file } = useClosing.getState();
  useClosing.setState({ file: null });
  if (file === null || answer === null) return;
  if (answer === "save") {
    await switchTo(file.id);
    await saveDocument();
    // A save that was refused says so; the file stays.
    if (useDocument.getState().document?.editing.unsaved === true) return;
  }
  await close(file.id, answer === "discard");
}

async function close(id: string, discard: boolean): Promise<void> {
  const { document, files } = useDocument.getState();
  try {
    const next = document?.id === id ? neighbour(files, id, files.at(-1)?.id === id ? -1 : 1) : null;
    if (next !== null) await switchTo(next.id);
    await backend().call("close_document", { document: id, discard });
    left.delete(id);
    dropDocument(id);
  } catch (reason) {
    alertFailure("Closing the file", reason);
  }
}

/** Reads a file again that is open but not shown: its mark may have changed. */
export async function refreshFile(id: string): Promise<void> {
  try {
    acceptDocument(await backend().call("read_document", { document: id }));
  } catch {
    // It was closed meanwhile.
  }
}

/** Asks for a definition file and opens it. */
export async function pickFile(): Promise<void> {
  try {
    const path = await backend().pickFile();
    if (path !== null) await openDocument(path);
  } catch (reason) {
    alertFailure("Choosing a file", reason);
  }
}

/** Asks for a place and writes the open document there, too. */
export async function saveAs(): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    await flushText();
    const path = await backend().pickSave(document.file);
    if (path === null) return;
    // The dialog asked about a file of that name; of a folder, it did not ask about the pipeline that is in it.
    const over = path.toLowerCase().endsWith(".json");
    showDocument(await backend().call("save_document_as", { document: document.id, path, over }));
  } catch (reason) {
    alertFailure(`Saving ${baseName(document.file)} under another name`, reason);
  }
}
