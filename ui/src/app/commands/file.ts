import { pickDocument, useDocument } from "../../document/document";
import { saveDocument } from "../../document/edit";
import { askToClose, pickFile, saveAs, stepTo } from "../../files/files";
import { askForNew } from "../../files/newProject";
import { useSession } from "../session";
import type { Command } from "../command";
import { isDesign } from "../shown";

const canSave = () => {
  const editing = useDocument.getState().document?.editing;
  return isDesign() && editing?.unsaved === true && !editing.conflict;
};

const shown = () => useDocument.getState().document?.id;
const several = () => useDocument.getState().files.length > 1;

function closeShown(): void {
  const id = shown();
  if (id !== undefined) void askToClose(id);
}

/** What is done with files. */
export const file: Command[] = [
  {
    id: "file.new",
    title: "New pipeline…",
    group: "File",
    keys: ["Ctrl+N"],
    whileTyping: true,
    run: () => void askForNew(useSession.getState().session?.recent[0]),
  },
  {
    id: "file.open",
    title: "Open project…",
    group: "File",
    keys: ["Ctrl+O"],
    whileTyping: true,
    run: () => void pickDocument(),
  },
  {
    id: "file.openFile",
    title: "Open definition file…",
    group: "File",
    keys: ["Ctrl+Shift+O"],
    whileTyping: true,
    run: () => void pickFile(),
  },
  {
    id: "file.save",
    title: "Save",
    group: "File",
    keys: ["Ctrl+S"],
    whileTyping: true,
    enabled: canSave,
    run: () => void saveDocument(),
  },
  {
    id: "file.saveAs",
    title: "Save as…",
    group: "File",
    keys: ["Ctrl+Shift+S"],
    whileTyping: true,
    enabled: isDesign,
    run: () => void saveAs(),
  },
  {
    id: "file.next",
    title: "Next file",
    group: "File",
    keys: ["Ctrl+Tab", "Ctrl+PageDown"],
    whileTyping: true,
    enabled: several,
    run: () => stepTo(1),
  },
  {
    id: "file.previous",
    title: "Previous file",
    group: "File",
    keys: ["Ctrl+Shift+Tab", "Ctrl+PageUp"],
    whileTyping: true,
    enabled: several,
    run: () => stepTo(-1),
  },
  {
    id: "file.close",
    title: "Close the file",
    group: "File",
    keys: ["Ctrl+W"],
    whileTyping: true,
    enabled: () => shown() !== undefined,
    run: closeShown,
  },
];
