import { create } from "zustand";
import { backend } from "../backend/backend";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { failureOf, type Failure } from "../backend/failure";
import { baseName } from "../format/path";
import { alertFailure } from "../widgets/alertList";
import { withFile, type OpenFile } from "./openFiles";
import { flushText } from "./pendingText";
import { useSelection } from "./selection";

interface DocumentState {
  document: DocumentView | null;
  /** Every open document, in the order of the tabs. */
  files: readonly OpenFile[];
  /** The path being opened. */
  opening: string | null;
  /** Why the last opening failed, while nothing is open. */
  failure: Failure | null;
}

/** The open pipeline as the program last told it. */
export const useDocument = create<DocumentState>(() => ({
  document: null,
  files: [],
  opening: null,
  failure: null,
}));

/** Takes a view over, unless a newer one of the same document is already shown. Of a document that is open but not shown only its tab changes. */
export function acceptDocument(view: DocumentView): void {
  const { document, files } = useDocument.getState();
  if (document !== null && document.id === view.id && view.revision < document.revision) return;
  useDocument.setState({
    files: withFile(files, view),
    document: document?.id === view.id ? view : document,
  });
}

/** Shows a document. */
export function showDocument(view: DocumentView): void {
  const { document, files } = useDocument.getState();
  if (document !== null && document.id === view.id) acceptDocument(view);
  else useDocument.setState({ document: view, files: withFile(files, view) });
  useDocument.setState({ opening: null, failure: null });
}

/** A document was closed. */
export function dropDocument(id: string): void {
  const { document, files } = useDocument.getState();
  useDocument.setState({
    document: document?.id === id ? null : document,
    files: files.filter((one) => one.id !== id),
  });
}

/** Opens a project folder or definition file; the one open before stays when that fails. */
export async function openDocument(path: string): Promise<void> {
  // From here to the mark `canvas` is what opening costs in a program that runs.
  performance.mark("opening");
  useDocument.setState({ opening: path });
  try {
    await flushText();
    const view = await backend().call("open_document", { path });
    if (view.id !== useDocument.getState().document?.id) useSelection.getState().select(null);
    showDocument(view);
  } catch (reason) {
    if (useDocument.getState().document !== null) alertFailure(`Opening ${baseName(path)}`, reason);
    useDocument.setState({ opening: null, failure: failureOf(reason) });
  }
}

/** Asks for a folder and opens it. */
export async function pickDocument(): Promise<void> {
  try {
    const path = await backend().pickFolder();
    if (path !== null) await openDocument(path);
  } catch (reason) {
    alertFailure("Choosing a folder", reason);
  }
}

/** Reads the open document again. */
export async function refreshDocument(): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    acceptDocument(await backend().call("read_document", { document: document.id }));
  } catch (reason) {
    alertFailure(`Reading ${document.name}`, reason);
  }
}
