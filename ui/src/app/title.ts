import type { DocumentView } from "../backend/bindings/DocumentView";
import { useDocument } from "../document/document";

/** The window's title: what is open, and whether it has unsaved changes. */
export function titleOf(open: Pick<DocumentView, "name" | "editing"> | null): string {
  return open === null ? "Pipewright" : `${open.editing.unsaved ? "● " : ""}${open.name} — Pipewright`;
}

/** Keeps the window's title until the returned function is called. */
export function followTitle(): () => void {
  const apply = () => {
    const title = titleOf(useDocument.getState().document);
    if (document.title !== title) document.title = title;
  };
  apply();
  return useDocument.subscribe(apply);
}
