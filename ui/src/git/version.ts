import { create } from "zustand";
import { backend } from "../backend/backend";
import type { GitVersion } from "../backend/bindings/GitVersion";
import type { VersionView } from "../backend/bindings/VersionView";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";

interface VersionState {
  version: GitVersion | null;
  view: VersionView | null;
}

/** The version that is looked at instead of the open definition. */
export const useVersion = create<VersionState>(() => ({ version: null, view: null }));

/** Shows a version on the canvas. */
export async function openVersion(version: GitVersion): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  try {
    const view = await backend().call("read_version", {
      document: document.id,
      version: { version: "commit", commit: version.commit, path: version.path },
    });
    if (useDocument.getState().document?.id !== document.id) return;
    useSelection.getState().select(null);
    useVersion.setState({ version, view });
  } catch (reason) {
    alertFailure(`Showing ${version.short}`, reason);
  }
}

/** Back to the open definition. */
export function closeVersion(): void {
  useVersion.setState({ version: null, view: null });
}
