import { useSyncExternalStore } from "react";

const TICK = 100;
const listeners = new Set<() => void>();
let clock = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  clock = Date.now();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK);
  tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const never = () => () => undefined;

/**
 * The present moment in steps of `every` ms, renewed while something is under way. One clock for
 * the whole window: a step's time reads the same in every panel.
 */
export function useNow(ticking: boolean, every = TICK): number {
  return useSyncExternalStore(ticking ? subscribe : never, () => Math.floor(clock / every) * every);
}
