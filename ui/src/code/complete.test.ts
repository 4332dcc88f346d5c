import { expect, test } from "vitest";
import { offered } from "./complete";

const NAMES = { parameters: ["Rate"], steps: ["Train"] };

test("references and dependencies are offered where they can stand", () => {
  expect(offered('  "A": {"Get": "Par', NAMES)).toMatchObject({
    from: 16,
    labels: expect.arrayContaining(["Parameters.Rate", "Steps.Train.", "Execution.PipelineName"]) as unknown,
  });
  expect(offered('"DependsOn": ["T', NAMES)).toEqual({ from: 15, labels: ["Train"] });
  expect(offered('"StepName": "', NAMES)).toEqual({ from: 13, labels: ["Train"] });
  expect(offered('"Name": "T', NAMES)).toBeNull();
});
