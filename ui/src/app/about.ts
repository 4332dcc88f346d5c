import { create } from "zustand";
import { backend } from "../backend/backend";
import type { About } from "../backend/bindings/About";
import { alertFailure } from "../widgets/alertList";

/** The about box; `null` while it is closed. */
export const useAbout = create<{ about: About | null }>(() => ({ about: null }));

export async function openAbout(): Promise<void> {
  try {
    useAbout.setState({ about: await backend().call("read_about", {}) });
  } catch (reason) {
    alertFailure("Reading about the program", reason);
  }
}

export function closeAbout(): void {
  useAbout.setState({ about: null });
}
