import { create } from "zustand";
import type { VersionOf } from "../backend/bindings/VersionOf";
import { showMode, useMode } from "../code/mode";

/** The ways a comparison is shown. */
export type CompareLook = "side" | "unified" | "fields";

interface CompareState {
  /** What the code view compares the text with; `null` while it is edited. */
  version: VersionOf | null;
  /** Its name: `commit a1b2c3d4`. */
  name: string;
  look: CompareLook;
}

/** What the code view is compared with. */
export const useCompare = create<CompareState>(() => ({ version: null, name: "", look: "side" }));

/** Compares the text with a version, in the code view. */
export function compareWith(version: VersionOf, name: string): void {
  if (useMode.getState().mode === "canvas") showMode("code");
  useCompare.setState({ version, name });
}

/** Back to editing. */
export function stopComparing(): void {
  useCompare.setState({ version: null });
}
