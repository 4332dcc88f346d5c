import type { ComponentType } from "react";
import { late } from "../widgets/late";
import { Boundary } from "./Boundary";
import { Broken } from "./Broken";
import { usePlace, type Place } from "./place";

/** Which component draws a place; the page is loaded when it is first gone to. */
type Pages = {
  [At in Exclude<Place["at"], "design">]?: ComponentType<{ place: Extract<Place, { at: At }> }>;
};

const PAGES: Pages = {
  history: late(() => import("../history/HistoryPage").then(({ HistoryPage }) => HistoryPage)),
  registry: late(() => import("../registry/RegistryPage").then(({ RegistryPage }) => RegistryPage)),
  passport: late(() => import("../passport/PassportPage").then(({ PassportPage }) => PassportPage)),
  lineage: late(() => import("../lineage/LineagePage").then(({ LineagePage }) => LineagePage)),
  comparison: late(() => import("../comparison/ComparisonPage").then(({ ComparisonPage }) => ComparisonPage)),
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
  const Found = PAGES[place.at] as ComponentType<{ place: Place }> | undefined;
  return (
    <main className="page" data-testid={`page-${place.at}`}>
      {Found !== undefined && (
        <Boundary key={place.at} instead={(message, again) => <Broken message={message} again={again} />}>
          <Found place={place} />
        </Boundary>
      )}
    </main>
  );
}
