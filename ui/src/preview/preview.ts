import { create } from "zustand";
import { backend } from "../backend/backend";
import type { FilePreview } from "../backend/bindings/FilePreview";
import type { Show } from "../backend/bindings/Show";
import { failureOf, type Failure } from "../backend/failure";
import { alertFailure } from "../widgets/alertList";

/** A kept file, as lists show it. */
export interface KeptFile {
  name: string;
  sha256: string;
  bytes: number;
}

interface PreviewState {
  file: KeptFile | null;
  /** The file of the archive that is looked into. */
  entry: string | null;
  /** `null` before the answer. */
  preview: FilePreview | null;
  failure: Failure | null;
}

const CLOSED: PreviewState = { file: null, entry: null, preview: null, failure: null };

/** The file that is looked into. */
export const usePreview = create<PreviewState>(() => CLOSED);

/** Looks into a file, or into a file of an archive. */
export async function openPreview(file: KeptFile, entry: string | null = null): Promise<void> {
  usePreview.setState({ file, entry, preview: null, failure: null });
  const stays = () => usePreview.getState().file === file && usePreview.getState().entry === entry;
  try {
    const preview = await backend().call("read_file", { sha256: file.sha256, name: file.name, entry });
    if (stays()) usePreview.setState({ preview });
  } catch (reason) {
    if (stays()) usePreview.setState({ failure: failureOf(reason) });
  }
}

export function closePreview(): void {
  usePreview.setState(CLOSED);
}

/** Opens a copy of the file outside the window. */
export async function openOutside({ sha256, name }: KeptFile, show: Show): Promise<void> {
  try {
    await backend().call("open_file", { sha256, name, show });
  } catch (reason) {
    alertFailure(`Opening ${name}`, reason);
  }
}
