import { pickDocument, useDocument } from "../../document/document";
import { saveDocument } from "../../document/edit";
import type { Command } from "../command";
import { isDesign } from "../shown";

const canSave = () => {
  const editing = useDocument.getState().document?.editing;
  return isDesign() && editing?.unsaved === true && !editing.conflict;
};

/** What is done with files. */
export const file: Command[] = [
  { id: "file.open", title: "Open project…", group: "File", keys: ["Ctrl+O"], whileTyping: true, run: () => void pickDocument() },
  { id: "file.save", title: "Save", group: "File", keys: ["Ctrl+S"], whileTyping: true, enabled: canSave, run: () => void saveDocument() },
];
