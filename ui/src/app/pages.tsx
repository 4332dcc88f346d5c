import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from "react";
import { Boundary } from "./Boundary";
import { Broken } from "./Broken";
import { usePlace, type Place } from "./place";

/** Which component draws a place; the page is loaded when it is first gone to. */
type Pages = {
  [At in Exclude<Place["at"], "design">]?: LazyExoticComponent<
    ComponentType<{ place: Extract<Place, { at: At }> }>
  >;
};

const PAGES: Pages = {
  history: lazy(() => import("../history/HistoryPage").then(({ HistoryPage }) => ({ default: HistoryPage }))),
  registry: lazy(() =>
    import("../registry/RegistryPage").then(({ RegistryPage }) => ({ default: RegistryPage })),
  ),
  passport: lazy(() =>
    import("../passport/PassportPage").then(({ PassportPage }) => ({ default: PassportPage })),
  ),
  lineage: lazy(() => import("../lineage/LineagePage").then(({ LineagePage }) => ({ default: LineagePage }))),
  comparison: lazy(() =>
    import("../comparison/ComparisonPage").then(({ ComparisonPage }) => ({ default: ComparisonPage })),
  ),
};

/** Whether there is a page for a place. */
export function hasPage(at: Place["at"]): boolean {
  return at !== "design" && PAGES[at] !== undefined;
}

/** The page of the place where the window is, across all of it. */
export function Page() {
  const place = usePlace((state) => state.place);
  if (place.at === "design") return null;
  // The table says that the component of `at` takes the place of `at`; a lookup by a union cannot be told so.
  const Found = PAGES[place.at] as LazyExoticComponent<ComponentType<{ place: Place }>> | undefined;
  return (
    <main className="page" data-testid={`page-${place.at}`}>
      {Found !== undefined && (
        <Boundary key={place.at} instead={(message, again) => <Broken message={message} again={again} />}>
          <Suspense fallback={<div aria-busy="true" />}>
            <Found place={place} />
          </Suspense>
        </Boundary>
      )}
    </main>
  );
}
