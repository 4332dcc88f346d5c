import { beforeEach, expect, it } from "vitest";
import { canGoBack, canGoForward, goBack, goForward, goTo, stayAt, usePlace, type Place } from "./place";

const DESIGN: Place = { at: "design" };
const HISTORY: Place = { at: "history" };
const PASSPORT: Place = { at: "passport", package: "arn:p/1" };
const here = () => usePlace.getState().place;

beforeEach(() => usePlace.setState({ place: DESIGN, back: [], forward: [] }));

it("goes back and forward along the places", () => {
  goTo(HISTORY);
  goTo(PASSPORT);
  goBack();
  expect(here()).toEqual(HISTORY);
  goBack();
  expect(here()).toEqual(DESIGN);
  expect([canGoBack(), canGoForward()]).toEqual([false, true]);
  goForward();
  expect(here()).toEqual(HISTORY);
});

it("forgets what was ahead when it goes elsewhere", () => {
  goTo(HISTORY);
  goBack();
  goTo(PASSPORT);
  expect(canGoForward()).toBe(false);
  goBack();
  expect(here()).toEqual(DESIGN);
});

it("keeps no place twice in a row", () => {
  goTo(HISTORY);
  goTo({ at: "history" });
  goBack();
  expect(here()).toEqual(DESIGN);
});

it("says where it is more precisely without a step back", () => {
  goTo(HISTORY);
  stayAt({ at: "history", filter: "status:failed" });
  goBack();
  expect(here()).toEqual(DESIGN);
  goForward();
  expect(here()).toEqual({ at: "history", filter: "status:failed" });
});
