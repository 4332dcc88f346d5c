import { create } from "zustand";
import { backend } from "../backend/backend";
import type { TemplateView } from "../backend/bindings/TemplateView";
import { failureOf, type Failure } from "../backend/failure";
import { showDocument, useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";

interface NewProjectState {
  open: boolean;
  templates: readonly TemplateView[];
  /** The folder that the project's own comes into. */
  below: string;
  creating: boolean;
  failure: Failure | null;
}

/** The form for a new pipeline. */
export const useNewProject = create<NewProjectState>(() => ({
  open: false,
  templates: [],
  below: "",
  creating: false,
  failure: null,
}));

/** The folder above a path. */
export function above(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"), 0));
}

/** Opens the form; `recent` says where projects are kept when nothing is open. */
export async function askForNew(recent: string | undefined): Promise<void> {
  try {
    const templates = await backend().call("read_templates", {});
    const beside = useDocument.getState().document?.folder ?? recent ?? "";
    useNewProject.setState({ open: true, templates, below: above(beside), creating: false, failure: null });
  } catch (reason) {
    alertFailure("Reading the templates", reason);
  }
}

export function dismissNew(): void {
  useNewProject.setState({ open: false });
}

/** Asks for the folder that the project comes into. */
export async function chooseBelow(): Promise<void> {
  const below = await backend().pickFolder();
  if (below !== null) useNewProject.setState({ below });
}

/** Makes the project and shows it; a refusal stays in the form. */
export async function createProject(template: string, name: string): Promise<void> {
  const { below, creating } = useNewProject.getState();
  if (creating) return;
  useNewProject.setState({ creating: true, failure: null });
  try {
    const view = await backend().call("create_project", { template, below, name });
    useSelection.getState().select(null);
    showDocument(view);
    useNewProject.setState({ open: false, creating: false });
  } catch (reason) {
    useNewProject.setState({ creating: false, failure: failureOf(reason) });
  }
}
