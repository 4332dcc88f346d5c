import { expect, test } from "vitest";
import { churnDocument } from "../backend/mock/document";
import { acceptDocument, showDocument, useDocument } from "../document/document";
import { followTitle } from "./title";

test("the title says what is open and whether it is saved", () => {
  useDocument.setState(useDocument.getInitialState());
  const stop = followTitle();
  expect(document.title).toBe("Pipewright");
  const view = churnDocument(1, {});
  showDocument(view);
  expect(document.title).toBe("churn — Pipewright");
  acceptDocument({ ...view, revision: 2, editing: { ...view.editing, unsaved: true } });
  expect(document.title).toBe("● churn — Pipewright");
  stop();
});
