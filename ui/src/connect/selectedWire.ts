import { create } from "zustand";
import { backend } from "../backend/backend";
import { acceptDocument, useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { alertFailure } from "../widgets/alertList";
import { say } from "../widgets/said";
import { wireKey, wireOf, wiresAround, wireWords } from "./places";

interface SelectedWire {
  /** Names the wire by its ends. */
  wire: string | null;
  /** The step whose wires the keys go through; none when the wire was clicked. */
  of: string | null;
}

/** The wire that is lit, told of in the inspector, and cut by Delete. */
export const useSelectedWire = create<SelectedWire>(() => ({ wire: null, of: null }));

/** Selects a wire alone: no step with it. */
export function selectWire(wire: string | null): void {
  if (wire !== null) useSelection.getState().select(null);
  useSelectedWire.setState({ wire, of: null });
}

// A step that is selected takes the place of the wire.
useSelection.subscribe(({ step }, before) => {
  const { wire, of } = useSelectedWire.getState();
  if (wire !== null && step !== before.step && step !== null && step !== of)
    useSelectedWire.setState({ wire: null, of: null });
});

/** The selected wire as it is drawn now. */
export function selectedWire() {
  const canvas = useDocument.getState().document?.canvas;
  return canvas === undefined ? null : wireOf(canvas, useSelectedWire.getState().wire);
}

/** Goes to the next wire of the selected step; the step keeps the focus. */
export function nextWire(): void {
  const canvas = useDocument.getState().document?.canvas;
  const { step } = useSelection.getState();
  if (canvas === undefined || step === null) return;
  const wires = wiresAround(canvas, step);
  const { wire } = useSelectedWire.getState();
  const at = wires.findIndex((one) => wireKey(one) === wire);
  const next = wires[at + 1];
  useSelectedWire.setState({ wire: next === undefined ? null : wireKey(next), of: step });
  say(
    next === undefined
      ? wires.length === 0
        ? `${step} has no wires`
        : step
      : `Wire ${at + 2} of ${wires.length}: ${wireWords(next)}`,
  );
}

/** Cuts the selected wire: exactly the values go that it stands for. */
export async function cutSelectedWire(): Promise<void> {
  const wire = selectedWire();
  const { document } = useDocument.getState();
  if (wire === null || document === null) return;
  try {
    acceptDocument(await backend().call("cut_wire", { document: document.id, origins: wire.origins }));
    say(wire.kind === "branch" ? `Emptied: ${wireWords(wire)}` : `Cut: ${wireWords(wire)}`);
    useSelectedWire.setState({ wire: null, of: null });
  } catch (reason) {
    alertFailure(
      wire.kind === "branch"
        ? `Taking the steps out of ${wireWords(wire)}`
        : `Cutting the wire from ${wire.from} to ${wire.to}`,
      reason,
    );
  }
}
