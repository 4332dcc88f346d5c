import { create } from "zustand";

/** What the centre shows of the design. */
export type CentreMode = "canvas" | "code" | "split";

const KEY = "pipewright.centre";
const MODES: readonly CentreMode[] = ["canvas", "split", "code"];

function remembered(): CentreMode {
  const value = localStorage.getItem(KEY);
  return MODES.find((mode) => mode === value) ?? "canvas";
}

/** Canvas, code or both; remembered between starts. */
export const useMode = create<{ mode: CentreMode }>(() => ({ mode: remembered() }));

export function showMode(mode: CentreMode): void {
  localStorage.setItem(KEY, mode);
  useMode.setState({ mode });
}

/** The one after it: canvas, both, code, and around. */
export function nextMode(mode: CentreMode): CentreMode {
  return MODES[(MODES.indexOf(mode) + 1) % MODES.length] ?? "canvas";
}
