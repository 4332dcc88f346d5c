import type { Backend } from "./backend";
import { remembering } from "./remember";

/**
 * The backend for where the page runs: the desktop window, or during development a browser with the host of
 * `VITE_HOST` or with fixtures. `null` when there is none. Neither host nor fixtures reach a production bundle.
 */
export async function chooseBackend(): Promise<Backend | null> {
  if ("__TAURI_INTERNALS__" in window) return remembering((await import("./tauri/backend")).tauriBackend);
  if (import.meta.env.VITE_HOST !== undefined)
    return remembering((await import("./host/backend")).hostBackend);
  if (import.meta.env.DEV) return (await import("./mock/backend")).mockBackend();
  return null;
}
