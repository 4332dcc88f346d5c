import { expect, test } from "vitest";
import { typeName } from "./typeName";

test("types read as words", () => {
  const words = {
    Training: "Training",
    QualityCheck: "Quality check",
    ForEach: "For each",
    AutoML: "AutoML",
    EMR: "EMR",
    EMRServerless: "EMR Serverless",
    RegisterModel: "Register model",
  };
  for (const [type, expected] of Object.entries(words)) expect(typeName(type)).toBe(expected);
});
