import { create } from "zustand";
import { backend } from "../backend/backend";
import type { PaletteEntry } from "../backend/bindings/PaletteEntry";
import type { Point } from "../backend/bindings/Point";
import type { StepList } from "../backend/bindings/StepList";
import { acceptDocument, useDocument } from "../document/document";
import { focusNode } from "../document/focusNode";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { alertFailure } from "../widgets/alertList";

/** What a new step is connected with: an output of a step, the one that fits best when no port is named. */
export interface After {
  step: string;
  port: string | null;
  /** The types that take part; all when not given. */
  only: string[] | null;
}

interface PaletteState {
  /** What can be added; `null` until it was asked for. */
  entries: PaletteEntry[] | null;
  open: boolean;
  /** Where on the canvas the step goes; the automatic layout places it when there is no such place. */
  at: Point | null;
  after: After | null;
}

/** The palette, and whether it is being searched. */
export const usePalette = create<PaletteState>(() => ({ entries: null, open: false, at: null, after: null }));

/** The selected step is what a new one comes after, when nothing else is said. */
function afterSelected(): After | null {
  const { step } = useSelection.getState();
  return step === null ? null : { step, port: null, only: null };
}

/** Opens the search for a step to add; an execution's drawing takes none. */
export async function searchPalette(at: Point | null, after: After | null = afterSelected()): Promise<void> {
  if (useDocument.getState().document === null || useExecution.getState().arn !== null) return;
  usePalette.setState({ open: true, at, after });
  if (usePalette.getState().entries !== null) return;
  try {
    usePalette.setState({ entries: await backend().call("read_palette", {}) });
  } catch (reason) {
    usePalette.setState({ open: false });
    alertFailure("Reading the palette", reason);
  }
}

/** Reads what can be added, once. */
export async function readPalette(): Promise<void> {
  if (usePalette.getState().entries !== null) return;
  try {
    usePalette.setState({ entries: await backend().call("read_palette", {}) });
  } catch (reason) {
    alertFailure("Reading the palette", reason);
  }
}

/** Closes the search. */
export function leavePalette(): void {
  usePalette.setState({ open: false, at: null, after: null });
}

/** Adds a step, connects it with what it comes after, and selects it. */
export async function addStep(step_type: string): Promise<void> {
  const { document } = useDocument.getState();
  const { at, after } = usePalette.getState();
  leavePalette();
  if (document === null) return;
  const into: StepList = { list: "Steps" };
  try {
    const added = await (after === null
      ? backend().call("add_step", { document: document.id, step_type, into, at })
      : backend().call("add_connected_step", {
          document: document.id,
          step_type,
          after: after.step,
          port: after.port,
          at,
        }));
    acceptDocument(added.document);
    useSelection.getState().select(added.step);
    focusNode(added.step);
  } catch (reason) {
    alertFailure(`Adding a ${step_type} step`, reason);
  }
}
