import type { DocumentView } from "../backend/bindings/DocumentView";
import { useAfterFrame } from "../widgets/useAfterFrame";
import { useDocument } from "./document";

/** The open pipeline for what lies around the canvas: an edit is seen there one frame later, another document at once. */
export function useDocumentLater(): DocumentView | null {
  const document = useDocument((state) => state.document);
  const later = useAfterFrame(document);
  const same = later !== null && document !== null && later.id === document.id;
  return same ? later : document;
}
