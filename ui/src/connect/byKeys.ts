import type { KeyboardEvent } from "react";
import { create } from "zustand";
import type { NodeView } from "../backend/bindings/NodeView";
import type { Point } from "../backend/bindings/Point";
import type { WireEnd } from "../backend/bindings/WireEnd";
import { useDocument } from "../document/document";
import { useSelection } from "../document/selection";
import { say } from "../widgets/said";
import { join } from "./chooser";
import { letGo, pickUp, useLoose } from "./loose";

/** The step whose outputs are listed, and where on screen. */
export const useOutputMenu = create<{ open: { node: NodeView; at: Point } | null }>(() => ({ open: null }));

/** Where on screen a menu about a step begins: below its header. */
export function besideNode(step: string): Point {
  const box = document.querySelector(`[data-step="${CSS.escape(step)}"]`)?.getBoundingClientRect();
  return box === undefined ? { x: 200, y: 200 } : { x: box.left + 12, y: box.top + Math.min(box.height, 44) };
}

/** Whether a wire is being drawn by keys. */
export const isChoosing = (): boolean => useLoose.getState().loose?.pointer === null;

/** `C`: lists the outputs of the selected step; with an output in hand, connects it with the selected step. */
export function connectSelected(): void {
  const { step } = useSelection.getState();
  const node = useDocument.getState().document?.canvas.nodes.find((one) => one.step === step);
  if (node === undefined) return;
  if (isChoosing()) joinSelected();
  else if (node.step_type === "Fail") say(`${node.step} ends the execution: nothing can wait for it.`);
  else useOutputMenu.setState({ open: { node, at: besideNode(node.step) } });
}

/** Takes an output in hand: the arrows now choose the step that it goes to. */
export function takeOutput(from: WireEnd): void {
  useOutputMenu.setState({ open: null });
  void pickUp(from, "out", null, null);
  say(
    `${from.port === "" ? from.step : `${from.port} of ${from.step}`} in hand. Choose a step with the arrows, Enter connects, Tab adds a new step, Escape cancels.`,
  );
}

/** Connects the output in hand with the selected step. */
export function joinSelected(): void {
  const { loose } = useLoose.getState();
  const { step } = useSelection.getState();
  if (loose === null || step === null) return;
  if (step === loose.fixed.step) say(`Choose another step than ${step}.`);
  else void join(loose.fixed, step, null, [], besideNode(step));
}

/** Puts the output in hand back. */
export function stopChoosing(): void {
  letGo();
  say("Not connected");
}

/** The canvas's keys while an output is in hand; whether the key was one of them. */
export function pressedWhileChoosing(event: KeyboardEvent): boolean {
  if (!isChoosing() || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Enter") joinSelected();
  else if (event.key === "Escape") stopChoosing();
  else return false;
  return true;
}
