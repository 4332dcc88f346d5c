import { createContext } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { wireKey } from "../connect/places";

/** Ports at the ends of the selected steps' wires, as `<side> <port>` by step. */
export type LitPorts = ReadonlyMap<string, ReadonlySet<string>>;

export type Side = "in" | "out";

/** The ports that the selection lights: both ends of each of its wires, or of the one wire that is selected `alone`. */
export function litPorts(
  canvas: CanvasView,
  selected: ReadonlySet<string>,
  alone: string | null = null,
): LitPorts {
  const lit = new Map<string, Set<string>>();
  const light = (step: string, side: Side, port: string) => {
    const ports = lit.get(step) ?? new Set<string>();
    lit.set(step, ports.add(`${side} ${port}`));
  };
  for (const wire of canvas.wires) {
    if (alone !== null ? wireKey(wire) !== alone : !selected.has(wire.from) && !selected.has(wire.to))
      continue;
    light(wire.from, "out", wire.from_port);
    light(wire.to, "in", wire.to_port);
  }
  return lit;
}

/** The lit ports of the drawing around; none in an execution, whose wires tell status instead. */
export const Lit = createContext<LitPorts>(new Map());
