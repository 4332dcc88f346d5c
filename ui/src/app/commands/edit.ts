import { useDocument } from "../../document/document";
import { redo, undo } from "../../document/edit";
import type { Command } from "../command";
import { isDesign } from "../shown";

const editing = () => (isDesign() ? useDocument.getState().document?.editing : undefined);

/** What changes the open document. A text field has an undo of its own. */
export const edit: Command[] = [
  {
    id: "edit.undo",
    title: "Undo",
    group: "Edit",
    keys: ["Ctrl+Z"],
    enabled: () => typeof editing()?.undo === "string",
    run: () => void undo(),
  },
  {
    id: "edit.redo",
    title: "Redo",
    group: "Edit",
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    enabled: () => typeof editing()?.redo === "string",
    run: () => void redo(),
  },
];
