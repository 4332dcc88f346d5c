import { expect, test } from "vitest";
import type { ConditionView } from "../../backend/bindings/ConditionView";
import { sentenceOf } from "./sentence";

function check(sentences: string[], expected: string): void {
  expect(
    sentenceOf({
      conditions: sentences.map(
        (sentence) => ({ sentence, operator: "GreaterThan" }) as unknown as ConditionView,
      ),
    }),
  ).toBe(expected);
}

test("conditions read as a sentence, with one full stop at most", () => {
  check([], "There is no condition yet.");
  check(["auc ≥ 0.8"], "When auc ≥ 0.8.");
  check(["auc ≥ 0.8", "… ≥ …"], "When auc ≥ 0.8 and … ≥ …");
});
