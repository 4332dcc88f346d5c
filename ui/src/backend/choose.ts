import type { Backend } from "./backend";

/**
 * The backend for where the page runs: the desktop window, or a browser with fixtures during
 * development. `null` when there is neither. The fixtures never reach a production bundle.
 */
export async function chooseBackend(): Promise<Backend | null> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri/backend")).tauriBackend;
  if (import.meta.env.DEV) return (await import("./mock/backend")).mockBackend();
  return null;
}
