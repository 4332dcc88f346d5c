import { describe, expect, it } from "vitest";
import { isShortcut } from "./keys";

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe("isShortcut", () => {
  const cases: [string, Partial<KeyboardEvent> & { key: string }, boolean][] = [
    ["Ctrl+Z", { key: "z", ctrlKey: true }, true],
    ["Ctrl+Z", { key: "z", metaKey: true }, true],
    ["Ctrl+Z", { key: "Z", ctrlKey: true, shiftKey: true }, false],
    ["Ctrl+Shift+Z", { key: "Z", ctrlKey: true, shiftKey: true }, true],
    ["Ctrl+Z", { key: "z" }, false],
    ["Ctrl+Z", { key: "z", ctrlKey: true, altKey: true }, false],
    ["F2", { key: "F2" }, true],
    ["F2", { key: "F2", shiftKey: true }, false],
    ["?", { key: "?", shiftKey: true }, true],
    ["Ctrl++", { key: "+", ctrlKey: true }, true],
    ["Ctrl+Enter", { key: "Enter", ctrlKey: true }, true],
  ];
  it.each(cases)("%s", (shortcut, event, expected) => {
    expect(isShortcut({ ...NONE, ...event }, shortcut)).toBe(expected);
  });
});
