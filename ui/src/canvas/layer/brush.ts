import type { View } from "../scene/shown";
import type { Colours } from "./colours";
import type { Marks } from "./marks";

/** Where a picture is painted, and how. */
export interface Brush {
  pen: CanvasRenderingContext2D;
  colours: Colours;
  marks: Marks;
  view: View;
  /** What is painted in this pass: all, or what is not looked at, or what is. */
  pass: "all" | "away" | "near";
}

/** Whether what lies between these steps is painted in this pass. */
export function inPass({ marks: { focus }, pass }: Brush, ...steps: string[]): boolean {
  return pass === "all" || steps.every((step) => focus?.has(step) === true) === (pass === "near");
}
