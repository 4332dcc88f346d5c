import type { Point } from "../backend/bindings/Point";
import type { StepList } from "../backend/bindings/StepList";
import { counted } from "../format/number";
import { say } from "../widgets/said";
import { pasteSteps, removeSteps, textOfSteps } from "./gestures";

/** What was copied last: some windows may write the system's clipboard and not read it. */
let kept = "";

/** Puts steps on the system's clipboard as JSON; false when there is nothing to put. */
export async function copySteps(steps: string[]): Promise<boolean> {
  const text = await textOfSteps(steps);
  if (text === null) return false;
  kept = text;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // It can still be pasted in this window.
  }
  say(`${counted(steps.length, "step")} copied`);
  return true;
}

/** Copies steps and removes them. */
export async function cutSteps(steps: string[]): Promise<void> {
  if (await copySteps(steps)) await removeSteps(steps, true);
}

/** How long the event of a paste may take after its keys. */
const SOON = 80;

/** The text of the paste that the keys just pressed bring about; what the clipboard says when they bring none. */
function pastedText(): Promise<string> {
  return new Promise((resolve) => {
    const given = (event: ClipboardEvent) => {
      clearTimeout(late);
      window.removeEventListener("paste", given);
      resolve(event.clipboardData?.getData("text/plain") ?? "");
    };
    const late = setTimeout(() => {
      window.removeEventListener("paste", given);
      navigator.clipboard.readText().then(resolve, () => resolve(kept));
    }, SOON);
    window.addEventListener("paste", given);
  });
}

/** Adds the steps that are on the clipboard. */
export async function paste(
  place: () => { into: StepList; at: Point | null },
  keepInputs: boolean,
): Promise<void> {
  // The place is where the pointer is when the keys are pressed.
  const { into, at } = place();
  const made = await pasteSteps(await pastedText(), into, at, keepInputs);
  if (made !== null && made.parameters.length > 0)
    say(`${counted(made.steps.length, "step")} pasted, with the parameters ${made.parameters.join(", ")}`);
}
