import { create } from "zustand";

interface OpenJoins {
  /** The fields whose parts are shown, by where they stand. */
  open: ReadonlySet<string>;
}

const useOpenJoins = create<OpenJoins>(() => ({ open: new Set() }));

/** Whether the parts of a Join are shown. */
export function useIsOpen(pointer: string): boolean {
  return useOpenJoins((state) => state.open.has(pointer));
}

/** Shows the parts of a Join, or hides them. */
export function toggleJoin(pointer: string, shown?: boolean): void {
  const open = new Set(useOpenJoins.getState().open);
  if (shown ?? !open.has(pointer)) open.add(pointer);
  else open.delete(pointer);
  useOpenJoins.setState({ open });
}
