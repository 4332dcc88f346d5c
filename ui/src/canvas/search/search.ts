import { create } from "zustand";
import { backend } from "../../backend/backend";
import type { FoundStep } from "../../backend/bindings/FoundStep";
import { useDocument } from "../../document/document";
import { useSelection } from "../../document/selection";
import { alertFailure } from "../../widgets/alertList";

interface SearchState {
  open: boolean;
  query: string;
  /** What was found for the query, in the definition's order. */
  found: readonly FoundStep[];
  /** The names of the found steps; `null` while nothing is asked for. */
  names: ReadonlySet<string> | null;
}

const CLOSED: SearchState = { open: false, query: "", found: [], names: null };

/** The search for steps on the canvas. */
export const useSearch = create<SearchState>(() => CLOSED);

/** Opens the search, or goes back to its field. */
export function openSearch(): void {
  useSearch.setState({ open: true });
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>("#find-step")?.select());
}

/** Closes the search; what was found is no longer lit. */
export function closeSearch(): void {
  useSearch.setState(CLOSED);
}

/** Looks for the steps that hold every word: in the name, the type, an image or a parameter. */
export async function search(query: string): Promise<void> {
  useSearch.setState({ query });
  const { document } = useDocument.getState();
  if (document === null || query.trim() === "") {
    useSearch.setState({ found: [], names: null });
    return;
  }
  try {
    const found = await backend().call("find_steps", { document: document.id, query });
    if (useSearch.getState().query !== query) return;
    useSearch.setState({ found, names: new Set(found.map(({ step }) => step)) });
  } catch (reason) {
    alertFailure("Finding steps", reason);
  }
}

/** The place of the selected step among those found, from 0; −1 when it is none of them. */
export function placeAmong(found: readonly FoundStep[], selected: string | null): number {
  return found.findIndex(({ step }) => step === selected);
}

/** Goes to the next step found, or to the one before; round and round. */
export function goToFound(forward: boolean): void {
  const { found } = useSearch.getState();
  const at = placeAmong(found, useSelection.getState().step);
  const next =
    at < 0
      ? forward
        ? 0
        : found.length - 1
      : (at + (forward ? 1 : found.length - 1)) % Math.max(1, found.length);
  const step = found[next]?.step;
  if (step !== undefined) useSelection.getState().select(step);
}
