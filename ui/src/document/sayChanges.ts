import type { EditingView } from "../backend/bindings/EditingView";
import { say } from "../widgets/said";
import { useDocument } from "./document";

/** What happened between two states of a document, in words; empty when nothing did. */
export function changeBetween(before: EditingView, after: EditingView): string {
  const [was, is] = [before.history.length, after.history.length];
  if (is < was) return `Taken back: ${before.history.at(-1) ?? ""}`;
  if (
    is > was &&
    before.undone.length > after.undone.length &&
    before.undone.length > 0 &&
    after.undone.length > 0
  )
    return `Done again: ${after.history.at(-1) ?? ""}`;
  return is > was ? (after.history.at(-1) ?? "") : "";
}

/** Says every change of the open document, until the returned function is called. */
export function sayChanges(): () => void {
  return useDocument.subscribe(({ document }, { document: before }) => {
    if (document === null || before === null || document.id !== before.id) return;
    const text = changeBetween(before.editing, document.editing);
    if (text !== "") say(text);
  });
}
