import type { StepForm } from "../../backend/bindings/StepForm";

/** All conditions as one sentence. */
export function sentenceOf({ conditions }: Pick<StepForm, "conditions">): string {
  const [first, ...more] = conditions.map((one) =>
    one.operator === "Or" && conditions.length > 1 ? `(${one.sentence})` : one.sentence,
  );
  if (first === undefined) return "There is no condition yet.";
  const sentence = `When ${[first, ...more].join(" and ")}`;
  // What is still to be written ends it already.
  return sentence.endsWith("…") ? sentence : `${sentence}.`;
}
