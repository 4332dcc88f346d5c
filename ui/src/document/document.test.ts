import { describe, expect, test } from "vitest";
import { churnDocument } from "../backend/mock/document";
import { coalesce } from "./coalesce";
import { acceptDocument, showDocument, useDocument } from "./document";

describe("a refresh", () => {
  test("answers calls during a run by one more run", async () => {
    let runs = 0;
    const refresh = coalesce(async () => {
      runs += 1;
      await Promise.resolve();
    });
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(runs).toBe(2);
    await refresh();
    expect(runs).toBe(3);
  });
  test("can be tried again after it failed", async () => {
    let runs = 0;
    const refresh = coalesce(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error("once")) : Promise.resolve();
    });
    await expect(refresh()).rejects.toThrow("once");
    await refresh();
    expect(runs).toBe(2);
  });
});

test("an older view of the same document is dropped", () => {
  showDocument(churnDocument(5, {}));
  acceptDocument(churnDocument(4, { TrainModel: { x: 1, y: 1 } }));
  expect(useDocument.getState().document?.revision).toBe(5);
  acceptDocument({ ...churnDocument(1, {}), id: "document-2" });
  expect(useDocument.getState().document?.id).toBe("document-1");
  expect(useDocument.getState().files.map(({ id }) => id)).toEqual(["document-1", "document-2"]);
  showDocument({ ...churnDocument(1, {}), id: "document-2" });
  expect(useDocument.getState().document?.id).toBe("document-2");
});
