import { fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { expect, test } from "vitest";
import type { DocumentView } from "../backend/bindings/DocumentView";
import { useDocument } from "../document/document";
import { useExecution } from "../executions/execution";
import { MenuButton } from "./MenuButton";
import { usePlace } from "./place";

const UNDO = "menu-edit.undo";

function openEdit(): HTMLElement {
  fireEvent.keyDown(screen.getByTestId("menu"), { key: "Enter" });
  fireEvent.keyDown(screen.getByTestId("menu-Edit"), { key: "ArrowRight" });
  return screen.getByTestId(UNDO);
}

test("the menu tells what can be done when it opens, not when it was first drawn", () => {
  // Other tests may have been elsewhere.
  useDocument.setState({ document: null });
  useExecution.setState({ arn: null });
  usePlace.setState({ place: { at: "design" } });
  const { unmount } = render(createElement(MenuButton));
  expect(openEdit().getAttribute("aria-disabled")).toBe("true");
  fireEvent.keyDown(screen.getByTestId(UNDO), { key: "Escape" });
  expect(screen.queryByTestId(UNDO)).toBeNull();
  const editing = { undo: "Add step Train", history: ["Add step Train"], undone: [] };
  useDocument.setState({ document: { id: "document-1", editing } as unknown as DocumentView });
  expect(openEdit().getAttribute("aria-disabled")).toBeNull();
  unmount();
  useDocument.setState({ document: null });
});
