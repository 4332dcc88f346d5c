import { useSyncExternalStore } from "react";
import { NOTHING, type Choices } from "./prefill";

const key = (file: string) => `pipewright.start.${file}`;

/** What a pipeline was started with last from this window; a name is for one execution, and is not kept. */
export function lastChoices(file: string): Choices | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(file)) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...NOTHING, ...(kept as Partial<Choices>) } : null;
  } catch {
    // Damaged: as if there had been none.
    return null;
  }
}

export function keepChoices(file: string, { preset, changed, parallel }: Choices): void {
  localStorage.setItem(key(file), JSON.stringify({ preset, changed, parallel }));
  listeners.forEach((listener) => listener());
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The preset of the last choices, as it changes. */
export function useLastPreset(file: string | null): string | null {
  return useSyncExternalStore(subscribe, () => (file === null ? null : (lastChoices(file)?.preset ?? null)));
}
