import { expect, test } from "vitest";
import { blocksOf, inlinesOf } from "./markdown";

test("a page falls into its blocks", () => {
  expect(
    blocksOf(
      "# `cycle`\n\nSteps wait\nfor each other.\n\n## Why\n- one\n  more\n- two\n\n```json\n{\n\n}\n```\nAfter.",
    ),
  ).toEqual([
    { kind: "heading", level: 1, text: "`cycle`" },
    { kind: "paragraph", text: "Steps wait for each other." },
    { kind: "heading", level: 2, text: "Why" },
    { kind: "list", items: ["one more", "two"] },
    { kind: "code", text: "{\n\n}" },
    { kind: "paragraph", text: "After." },
  ]);
});

test("a line falls into code, strong text and links", () => {
  expect(inlinesOf("See `a` and **b**: [the docs](https://x.test/y), https://z.test.")).toEqual([
    { kind: "text", text: "See " },
    { kind: "code", text: "a" },
    { kind: "text", text: " and " },
    { kind: "strong", text: "b" },
    { kind: "text", text: ": " },
    { kind: "link", text: "the docs", url: "https://x.test/y" },
    { kind: "text", text: ", " },
    { kind: "link", text: "https://z.test", url: "https://z.test" },
    { kind: "text", text: "." },
  ]);
});
