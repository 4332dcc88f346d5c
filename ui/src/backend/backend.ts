import type { Commands } from "./bindings/Commands";
import type { Notice } from "./bindings/Notice";

/** Files over the window: held there, dropped, or gone again. */
export type Drop = { kind: "over" | "gone" } | { kind: "dropped"; paths: readonly string[] };

/**
 * The one seam between the designer and the program behind it. A rejected call carries the typed
 * `Error` of the bindings, never a bare string. `known` are the stamps of the documents' views that an answer need not repeat.
 */
export interface Backend {
  call<K extends keyof Commands>(
    command: K,
    args: Commands[K]["args"],
    known?: readonly number[],
  ): Promise<Commands[K]["result"]>;
  /** Tells the listener about changes until the returned function is called. */
  subscribe(listener: (notice: Notice) => void): () => void;
  /** Asks for a project folder; `null` when the dialog was dismissed. */
  pickFolder(): Promise<string | null>;
  /** Shows the whole window larger or smaller; 1 is its own size. */
  setZoom(factor: number): void;
  /** Asks for a definition file. */
  pickFile(): Promise<string | null>;
  /** Asks where to save, and whether a file that is there is written over; `suggested` is the path to begin with. */
  pickSave(suggested: string): Promise<string | null>;
  /** Tells the listener about paths that are dropped onto the window, and whether some hover over it. */
  onDrop(listener: (drop: Drop) => void): () => void;
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
