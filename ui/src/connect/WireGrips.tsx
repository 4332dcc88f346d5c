import { useReactFlow } from "@xyflow/react";
import type { MouseEvent } from "react";
import type { Point } from "../backend/bindings/Point";
import type { WireView } from "../backend/bindings/WireView";
import { wirePath } from "../canvas/wirePath";
import { draggedPoints, type Shifts } from "../canvas/route";
import { drawFrom } from "./gesture";
import { wireAt, wireKey, wireWords } from "./places";
import { selectWire, useSelectedWire } from "./selectedWire";

interface WireGripsProps {
  wires: readonly WireView[];
  shifts: Shifts;
}

/** So far from its ports a wire's ends are taken hold of: the ports themselves begin new wires. */
const OFF = 13;

function along(end: Point | undefined, next: Point | undefined): Point | null {
  if (end === undefined || next === undefined) return null;
  const part = Math.min(1, OFF / Math.max(1, Math.hypot(next.x - end.x, next.y - end.y)));
  return { x: end.x + (next.x - end.x) * part, y: end.y + (next.y - end.y) * part };
}

/** What of the wires can be taken hold of: each along its way, the selected one at its ends. */
export function WireGrips({ wires, shifts }: WireGripsProps) {
  const selected = useSelectedWire((state) => state.wire);
  const { screenToFlowPosition } = useReactFlow();
  // Where wires lie close to each other the nearest is meant.
  const choose = (wire: WireView, { clientX: x, clientY: y }: MouseEvent) =>
    selectWire(wireKey(wireAt(wires, screenToFlowPosition({ x, y }), 8) ?? wire));
  return (
    <svg className="wires grips">
      {wires.map((wire) => (
        <path
          key={wire.id}
          className="nopan"
          d={wirePath(draggedPoints(wire, shifts))}
          data-wire-grip
          onClick={(event) => choose(wire, event)}
          onContextMenu={(event) => choose(wire, event)}
          data-testid={`wire-${wire.from}-${wire.from_port}-${wire.to}-${wire.to_port}`}
        >
          <title>{wireWords(wire)}</title>
        </path>
      ))}
      {wires
        .filter((wire) => wireKey(wire) === selected && wire.kind === "data")
        .map((wire) => {
          const points = draggedPoints(wire, shifts);
          const [first, last] = [along(points[0], points[1]), along(points.at(-1), points.at(-2))];
          const source = { step: wire.from, port: wire.from_port };
          const target = { step: wire.to, port: wire.to_port };
          return (
            <g key={wire.id} className="ends nopan">
              {first !== null && (
                <circle
                  cx={first.x}
                  cy={first.y}
                  r={5}
                  onPointerDown={(event) =>
                    drawFrom(target, "in", wire, event.nativeEvent, screenToFlowPosition)
                  }
                  data-testid="wire-start"
                />
              )}
              {last !== null && (
                <circle
                  cx={last.x}
                  cy={last.y}
                  r={5}
                  onPointerDown={(event) =>
                    drawFrom(source, "out", wire, event.nativeEvent, screenToFlowPosition)
                  }
                  data-testid="wire-end"
                />
              )}
            </g>
          );
        })}
    </svg>
  );
}
