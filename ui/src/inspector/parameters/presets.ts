import { create } from "zustand";
import { backend } from "../../backend/backend";
import type { PresetChange } from "../../backend/bindings/PresetChange";
import type { PresetsView } from "../../backend/bindings/PresetsView";
import { failureOf, type Failure } from "../../backend/failure";
import { useDocument } from "../../document/document";

interface PresetsState {
  /** The presets of the open project, as they were last read. */
  view: PresetsView | null;
}

export const usePresets = create<PresetsState>(() => ({ view: null }));

/** Reads the presets of the open project. */
export async function readPresets(): Promise<void> {
  const document = useDocument.getState().document?.id;
  if (document === undefined) return;
  try {
    usePresets.setState({ view: await backend().call("read_presets", { document }) });
  } catch {
    usePresets.setState({ view: null });
  }
}

/** Changes the presets, which writes their file; the refusal, when there is one. */
export async function changePresets(change: PresetChange): Promise<Failure | null> {
  const document = useDocument.getState().document?.id;
  if (document === undefined) return null;
  try {
    usePresets.setState({ view: await backend().call("change_presets", { document, change }) });
    return null;
  } catch (reason) {
    return failureOf(reason);
  }
}
