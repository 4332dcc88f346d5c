import { expect, it, test } from "vitest";
import { ARRANGED, churnCanvas } from "../backend/mock/canvas";
import { outlineKey } from "./outlineKeys";
import { outlineRows, placesAmong, visibleRows } from "./outlineRows";

const ROWS = outlineRows(churnCanvas(ARRANGED));
const shown = (closed: string[], found: string[] | null) =>
  visibleRows(ROWS, new Set(closed), found === null ? null : new Set(found)).map(
    (row) => " ".repeat(row.depth) + row.label,
  );

test("branches follow their Condition, each with its steps", () => {
  expect(shown([], null)).toEqual([
    "ProcessData",
    "TrainModel",
    "EvaluateModel",
    "CheckQuality",
    " True",
    "  CreateModel",
    "  RegisterModel",
    " False",
    "  QualityTooLow",
  ]);
});

test("a closed branch shows its name, and a search what it finds with what that stands in", () => {
  expect(shown(["lane:CheckQuality/True"], null).slice(4)).toEqual([" True", " False", "  QualityTooLow"]);
  expect(shown(["lane:CheckQuality/True"], ["RegisterModel", "TrainModel"])).toEqual([
    "TrainModel",
    "CheckQuality",
    " True",
    "  RegisterModel",
  ]);
  expect(shown([], [])).toEqual([]);
});

test("rows know their place among their like", () => {
  const places = placesAmong(ROWS);
  const check = (id: string, place: number, of: number) => expect(places.get(id)).toEqual({ place, of });
  check("TrainModel", 2, 4);
  check("lane:CheckQuality/False", 2, 2);
  check("RegisterModel", 2, 2);
  check("QualityTooLow", 1, 1);
});

it("is walked by keys as a tree is", () => {
  const check = (from: string, key: string, expected: unknown, closed: string[] = []) =>
    expect(outlineKey(visibleRows(ROWS, new Set(closed), null), new Set(closed), from, key)).toEqual(
      expected,
    );
  check("ProcessData", "ArrowDown", { to: "TrainModel" });
  check("ProcessData", "ArrowUp", { to: "ProcessData" });
  check("CheckQuality", "ArrowRight", { to: "lane:CheckQuality/True" });
  check("lane:CheckQuality/True", "ArrowLeft", { toggle: "lane:CheckQuality/True" });
  check("lane:CheckQuality/True", "ArrowLeft", { to: "CheckQuality" }, ["lane:CheckQuality/True"]);
  check("lane:CheckQuality/True", "ArrowRight", { toggle: "lane:CheckQuality/True" }, [
    "lane:CheckQuality/True",
  ]);
  check("CreateModel", "ArrowLeft", { to: "lane:CheckQuality/True" });
  check("ProcessData", "Home", { to: "ProcessData" });
  check("ProcessData", "End", { to: "QualityTooLow" });
  check("ProcessData", "x", null);
});
