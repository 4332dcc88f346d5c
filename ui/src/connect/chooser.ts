import { create } from "zustand";
import { backend } from "../backend/backend";
import type { ConnectionChoice } from "../backend/bindings/ConnectionChoice";
import type { ConnectionChoices } from "../backend/bindings/ConnectionChoices";
import type { Point } from "../backend/bindings/Point";
import type { WireEnd } from "../backend/bindings/WireEnd";
import { applyEdit } from "../document/edit";
import { useDocument } from "../document/document";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";
import { letGo } from "./loose";
import { wireKey } from "./places";
import { selectWire } from "./selectedWire";

interface ChooserState {
  /** What there is to choose from, and where on screen. */
  open: { answer: ConnectionChoices; at: Point } | null;
}

/** The chooser of what a wire sets. */
export const useChooser = create<ChooserState>(() => ({ open: null }));

/** Closes the chooser, and lets the wire go that waited for it. */
export function leaveChooser(): void {
  useChooser.setState({ open: null });
  letGo();
}

/** Whether the first choice can be meant alone: it is an input, and there is no other. */
export function isPlain(choices: readonly ConnectionChoice[], port: string | null): boolean {
  if (choices.length === 1) return true;
  return port !== null && choices[0]?.group === "input" && choices[1]?.group !== "input";
}

/** Connects an output with a step or one of its ports; asks when several ways are possible. */
export async function join(
  from: WireEnd,
  to: string,
  port: string | null,
  instead_of: string[],
  at: Point,
): Promise<void> {
  const { document } = useDocument.getState();
  if (document === null) return;
  const attempt = `Connecting ${from.step} to ${to}`;
  try {
    const ask = (to_port: string | null) =>
      backend().call("read_connections", { document: document.id, from, to, to_port, instead_of });
    const ofPort = await ask(port);
    // A port that does not fit is as good as its step.
    const answer = ofPort.choices.length === 0 && port !== null ? await ask(null) : ofPort;
    const [first] = answer.choices;
    if (first === undefined) {
      letGo();
      alertFailure(attempt, {
        code: "bad_request",
        message: answer.refusal ?? "It does not fit.",
        hint: null,
        diagnostics: [],
      });
    } else if (isPlain(answer.choices, answer === ofPort ? port : null)) {
      await carryOut(answer, first);
    } else {
      say(`${answer.choices.length} ways to connect ${from.step} to ${to}`);
      useChooser.setState({ open: { answer, at } });
    }
  } catch (reason) {
    letGo();
    alertFailure(attempt, reason);
  }
}

/** Connects in one of the ways, and selects the wire. */
export async function carryOut({ from, to }: ConnectionChoices, choice: ConnectionChoice): Promise<void> {
  const before = useDocument.getState().document?.revision;
  await applyEdit(choice.edit, `Connecting ${from.step} to ${to}`);
  leaveChooser();
  const { document } = useDocument.getState();
  if (document === null || document.revision === before) return;
  say(
    choice.group === "order"
      ? `${to} waits for ${from.step}`
      : `${choice.field} of ${to} ${choice.group === "branch" ? choice.reads : `reads ${choice.reads}`}`,
  );
  const same = document.canvas.wires.filter(
    (wire) => wire.from === from.step && wire.to === to && wire.from_port === from.port,
  );
  const made = same.find(({ to_port }) => to_port === (choice.port ?? "")) ?? same[0];
  if (made !== undefined) selectWire(wireKey(made));
}
