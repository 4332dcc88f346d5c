import type { Commands } from "./bindings/Commands";
import type { Notice } from "./bindings/Notice";

/**
 * The one seam between the designer and the program behind it. A rejected call carries the typed
 * `Error` of the bindings, never a bare string.
 */
export interface Backend {
  call<K extends keyof Commands>(command: K, args: Commands[K]["args"]): Promise<Commands[K]["result"]>;
  /** Tells the listener about changes until the returned function is called. */
  subscribe(listener: (notice: Notice) => void): () => void;
  /** Asks for a project folder; `null` when the dialog was dismissed. */
  pickFolder(): Promise<string | null>;
  /** Shows the whole window larger or smaller; 1 is its own size. */
  setZoom(factor: number): void;
}

let connected: Backend | null = null;

/** Makes every store talk to this backend. Called once at start, and by tests. */
export function connect(next: Backend): void {
  connected = next;
}

/** The connected backend. */
export function backend(): Backend {
  if (connected === null) throw new Error("No backend is connected.");
  return connected;
}
