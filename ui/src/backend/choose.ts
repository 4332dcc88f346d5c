import type { Backend } from "./backend";

/**
 * The backend for where the page runs: the desktop window, or during development a browser with the host of
 * `VITE_HOST` or with fixtures. `null` when there is none. Neither host nor fixtures reach a production bundle.
 */
export async function chooseBackend(): Promise<Backend | null> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri/backend")).tauriBackend;
  if (import.meta.env.VITE_HOST !== undefined) return (await import("./host/backend")).hostBackend;
  if (import.meta.env.DEV) return (await import("./mock/backend")).mockBackend();
  return null;
}
