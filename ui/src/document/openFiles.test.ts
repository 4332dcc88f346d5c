import { expect, test } from "vitest";
import { churnDocument } from "../backend/mock/document";
import { neighbour, tabLabel, withFile, type OpenFile } from "./openFiles";

const file = (id: string, path: string): OpenFile => ({
  id,
  file: path,
  folder: path.slice(0, path.lastIndexOf("/")),
  unsaved: false,
});

test("a document keeps its place among the tabs", () => {
  const view = churnDocument(1, {});
  const files = withFile(withFile([], view), { ...view, id: "other" });
  expect(files.map(({ id }) => id)).toEqual([view.id, "other"]);
  expect(withFile(files, view)).toBe(files);
  const changed = withFile(files, { ...view, editing: { ...view.editing, unsaved: true } });
  expect(changed.map(({ id, unsaved }) => [id, unsaved])).toEqual([
    [view.id, true],
    ["other", false],
  ]);
});

test("files of one name are told apart by their folders", () => {
  const files = [
    file("1", "/a/churn/pipeline.json"),
    file("2", "/a/demand/pipeline.json"),
    file("3", "/a/churn/small.json"),
  ];
  expect(files.map((one) => tabLabel(files, one))).toEqual([
    { name: "pipeline.json", folder: "churn" },
    { name: "pipeline.json", folder: "demand" },
    { name: "small.json", folder: null },
  ]);
  expect([
    neighbour(files, "1", 1)?.id,
    neighbour(files, "1", -1)?.id,
    neighbour(files.slice(0, 1), "1", 1),
  ]).toEqual(["2", "3", null]);
});
