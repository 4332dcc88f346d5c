import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { keepChoices, useLastPreset } from "./lastChoices";
import { NOTHING } from "./prefill";

test("the preset beside Run is the one that the form chose last, for this file", () => {
  const { result } = renderHook(() => useLastPreset("/home/you/churn/pipeline.json"));
  expect(result.current).toBeNull();
  act(() => {
    keepChoices("/home/you/churn/pipeline.json", { ...NOTHING, preset: "dev" });
    keepChoices("/home/you/other/pipeline.json", { ...NOTHING, preset: "prod" });
  });
  expect(result.current).toBe("dev");
  act(() => {
    keepChoices("/home/you/churn/pipeline.json", NOTHING);
  });
  expect(result.current).toBeNull();
});
