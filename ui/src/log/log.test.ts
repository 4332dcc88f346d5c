import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "../backend/backend";
import type { LogPage } from "../backend/bindings/LogPage";
import { followLog, useLog } from "./log";

const page = (texts: string[], next_offset: number, complete = false): LogPage => ({
  lines: texts.map((text) => ({ at: null, text })),
  next_offset,
  complete,
});

/** Answers `read_log` with these pages, and records the offsets asked for. */
function answer(
  pages: (LogPage | { code: string; message: string; hint: null; diagnostics: [] })[],
): number[] {
  const offsets: number[] = [];
  const call = (_: string, args: unknown) => {
    offsets.push((args as { offset: number }).offset);
    const next = pages.shift() ?? page([], 0);
    return "code" in next ? Promise.reject(next) : Promise.resolve(next);
  };
  connect({
    call: call,
    subscribe: () => () => undefined,
    pickFolder: () => Promise.resolve(null),
    pickFile: () => Promise.resolve(null),
    pickSave: () => Promise.resolve(null),
    onDrop: () => () => undefined,
    setZoom: () => undefined,
  });
  return offsets;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const texts = () => useLog.getState().buffer.lines.map((line) => line.text);

test("reads on from each page's end until the log is complete", async () => {
  const offsets = answer([page(["a"], 10), page(["b"], 20), page([], 20), page(["c"], 30, true)]);
  followLog("arn", "Train");
  await vi.advanceTimersByTimeAsync(1000);
  expect(texts()).toEqual(["a", "b", "c"]);
  expect(offsets).toEqual([0, 10, 20, 20]);
  expect(useLog.getState().complete).toBe(true);
});

test("waits only after an answer without lines", async () => {
  const offsets = answer([page(["a"], 10), page([], 10), page([], 10)]);
  const stop = followLog("arn", "Train");
  await vi.advanceTimersByTimeAsync(250);
  expect(offsets).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(offsets).toHaveLength(3);
  stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(offsets).toHaveLength(3);
});

test("another step's log starts empty", async () => {
  answer([page(["a"], 1, true), page(["b"], 1, true)]);
  const stop = followLog("arn", "Train");
  await vi.advanceTimersByTimeAsync(1);
  stop();
  followLog("arn", "Evaluate");
  expect(texts()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(texts()).toEqual(["b"]);
});

test("says why a log cannot be read", async () => {
  answer([{ code: "unreadable", message: "The log is gone.", hint: null, diagnostics: [] }]);
  followLog("arn", "Train");
  await vi.advanceTimersByTimeAsync(1);
  expect(useLog.getState().failure?.message).toBe("The log is gone.");
});
