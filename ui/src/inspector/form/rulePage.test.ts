import { expect, test } from "vitest";
import { rulePage } from "./rulePage";

test("a page is read in blocks", () =>
  expect(rulePage("# `cycle`\n\nSteps wait\nfor each other.\n\n## Example\n\n```json\n{}\n```\n")).toEqual([
    { kind: "text", text: "Steps wait for each other." },
    { kind: "heading", text: "Example" },
    { kind: "code", text: "{}" },
  ]));
