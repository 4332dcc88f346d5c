import { create } from "zustand";

/** Where the window is: at the design and its executions, or at a page about what happened. */
export type Place =
  | { at: "design" }
  | { at: "history"; filter?: string }
  | ComparisonPlace
  | { at: "registry"; group?: string }
  | { at: "passport"; package: string }
  | { at: "lineage"; subject: string };

/** Executions side by side, and how they are looked at: all of it is there again after going back. */
export interface ComparisonPlace {
  at: "comparison";
  executions: readonly string[];
  /** The execution that the others are compared with; the first when not said. */
  base?: string;
  /** Whether what does not differ is listed, too. */
  all?: boolean;
  tab?: "graph" | "definition" | "artifacts" | "logs" | "curves";
  /** The execution that is explained, and shown beside the base. */
  other?: string;
  /** The step that is looked at. */
  step?: string;
  /** The row of the tables whose content is looked at. */
  file?: string;
  /** The metric whose curves are drawn, with its step. */
  curve?: string;
  plot?: "parallel" | "scatter" | "stacked" | "timeline";
  /** What a scatter plot lies over. */
  across?: string;
  up?: string;
}

interface Trail {
  place: Place;
  /** Where the window was before, the last one last. */
  back: readonly Place[];
  /** Where it was when the user went back, the next one last. */
  forward: readonly Place[];
}

/** Places that are kept to go back to. */
const MOST = 50;

export const usePlace = create<Trail>(() => ({ place: { at: "design" }, back: [], forward: [] }));

const same = (a: Place, b: Place) => JSON.stringify(a) === JSON.stringify(b);

/** Goes to a place; where the window is stays behind `goBack`. */
export function goTo(place: Place): void {
  usePlace.setState(({ place: here, back }) =>
    same(place, here) ? {} : { place, back: [...back, here].slice(-MOST), forward: [] },
  );
}

/** Says more precisely where the window is, such as by another filter: nothing to go back from. */
export function stayAt(place: Place): void {
  usePlace.setState({ place });
}

/** Whether there is a place to go back to. */
export const canGoBack = () => usePlace.getState().back.length > 0;

/** Whether there is a place to go forward to. */
export const canGoForward = () => usePlace.getState().forward.length > 0;

/** To the place before. */
export function goBack(): void {
  usePlace.setState(({ place, back, forward }) => {
    const before = back.at(-1);
    return before === undefined
      ? {}
      : { place: before, back: back.slice(0, -1), forward: [...forward, place] };
  });
}

/** To the place that was left by going back. */
export function goForward(): void {
  usePlace.setState(({ place, back, forward }) => {
    const next = forward.at(-1);
    return next === undefined ? {} : { place: next, back: [...back, place], forward: forward.slice(0, -1) };
  });
}
