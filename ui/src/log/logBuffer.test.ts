import { describe, expect, test } from "vitest";
import type { StepRun } from "../backend/bindings/StepRun";
import { appendLines, EMPTY_LOG, findLines, printable, toneOf } from "./logBuffer";
import { logStep } from "./logStep";
import { visibleRange } from "../widgets/visibleRange";

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ at: null, text: `line ${from + i}` }));

describe("the buffer", () => {
  test("grows page by page", () => {
    const buffer = appendLines(appendLines(EMPTY_LOG, lines(0, 2)), lines(2, 1));
    expect(buffer.lines.map((line) => line.text)).toEqual(["line 0", "line 1", "line 2"]);
    expect(buffer.dropped).toBe(0);
    // Every log begins with the same empty buffer.
    expect(EMPTY_LOG.lines).toEqual([]);
  });
  test("stays the same without new lines", () => {
    const buffer = appendLines(EMPTY_LOG, lines(0, 1));
    expect(appendLines(buffer, [])).toBe(buffer);
  });
  test("drops the oldest lines and counts them", () => {
    const buffer = appendLines(appendLines(EMPTY_LOG, lines(0, 100), 100), lines(100, 30), 100);
    expect(buffer.lines).toHaveLength(100);
    expect(buffer.lines[0]!.text).toBe("line 30");
    expect(buffer.dropped).toBe(30);
  });
  test("takes a hundred thousand lines in under a second", () => {
    const begin = performance.now();
    let buffer = EMPTY_LOG;
    for (let i = 0; i < 100; i++) buffer = appendLines(buffer, lines(i * 1000, 1000));
    expect(buffer.lines).toHaveLength(100_000);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

test("finding ignores case, and finds nothing for nothing", () => {
  expect(findLines(lines(0, 12), "LINE 1")).toEqual([1, 10, 11]);
  expect(findLines(lines(0, 3), "")).toEqual([]);
});

test("lines are as loud as their words", () => {
  for (const [text, tone] of [
    ["UserWarning: x", "warn"],
    ["WARNING: y", "warn"],
    ["ValueError: bad", "err"],
    ["Traceback (most recent call last):", "err"],
    ["ERROR:root:no", "err"],
    ["[0]#011validation-error:0.2", "plain"],
    ["mean absolute error 0.3", "plain"],
    ["[1] train-auc:0.9", "plain"],
    ["forewarned", "plain"],
  ] as const) {
    expect(toneOf(text), text).toBe(tone);
  }
});

test("tabs are tabs and terminal colours are gone", () =>
  expect(printable("[1]#011auc\u001b[31m!\u001b[0m")).toBe("[1]\tauc!"));

describe("what is drawn", () => {
  test("is what is in view, and a little more", () =>
    expect(visibleRange(2000, 200, 1000, 20)).toEqual({ first: 88, last: 122 }));
  test("never leaves the log", () => {
    expect(visibleRange(0, 200, 3, 20)).toEqual({ first: 0, last: 3 });
    expect(visibleRange(9000, 200, 3, 20)).toEqual({ first: 3, last: 3 });
    expect(visibleRange(0, 0, 0, 20)).toEqual({ first: 0, last: 0 });
  });
});

describe("the step whose log is shown", () => {
  const run = (
    name: string,
    started_at: number | null,
    status: StepRun["status"],
    has_log = true,
  ): StepRun => ({
    name,
    step_type: "Processing",
    status,
    skipped: false,
    failure_reason: null,
    attempts: 1,
    started_at,
    ended_at: null,
    outcome: null,
    has_log,
    ready_at: null,
    expected_ms: null,
  });
  const steps = [run("A", 1, "Succeeded"), run("B", 5, "Executing"), run("C", null, null, false)];
  const check = (selected: string | null, expected: string | null, of = steps) =>
    expect(logStep(of, selected)?.name ?? null).toBe(expected);
  test("is the selected one", () => {
    check("A", "A");
    check("C", "C");
  });
  test("is else the last one started", () => check(null, "B"));
  test("is else the failed one", () => check(null, "A", [run("A", 1, "Failed"), run("B", 5, "Stopped")]));
  test("is none before any has a log", () => check(null, null, [run("C", null, null, false)]));
});
