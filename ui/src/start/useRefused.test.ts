import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "../backend/backend";
import { useRefused } from "./useRefused";

const MESSAGE = "Must be of type Float.";

beforeEach(() => {
  vi.useFakeTimers();
  const call = (_: string, { parameters }: { parameters: Record<string, string> }) =>
    Promise.resolve(parameters.Auc === "x" ? [{ parameter: "Auc", message: MESSAGE }] : []);
  connect({
    call,
    subscribe: () => () => undefined,
    pickFolder: () => Promise.resolve(null),
    pickFile: () => Promise.resolve(null),
    pickSave: () => Promise.resolve(null),
    onDrop: () => () => undefined,
    setZoom: () => undefined,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test("a wrong value is told after a pause, and blocks nothing once it is another", async () => {
  const { result, rerender } = renderHook(({ auc }) => useRefused("document-1", null, { Auc: auc }), {
    initialProps: { auc: "x" },
  });
  expect([result.current.messages.size, result.current.current]).toEqual([0, false]);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect([result.current.messages.get("Auc"), result.current.current]).toEqual([MESSAGE, true]);
  rerender({ auc: "0.8" });
  expect(result.current.current).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect([result.current.messages.size, result.current.current]).toEqual([0, true]);
});
