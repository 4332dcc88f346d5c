import { ViewportPortal, useStore } from "@xyflow/react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import { plainRoute } from "../canvas/route";
import { wirePath } from "../canvas/wirePath";
import { Prose } from "../widgets/Prose";
import { useChooser } from "./chooser";
import { hintOf, useLoose, wanted } from "./loose";
import { placeOf, placeOfEnd } from "./places";

interface LooseWireProps {
  canvas: CanvasView;
}

/** The wire in the user's hand, and what letting it go would do. */
export function LooseWire({ canvas }: LooseWireProps) {
  const loose = useLoose((state) => state.loose);
  const choosing = useChooser(({ open }) => open !== null);
  const zoom = useStore(({ transform }) => transform[2]);
  if (loose?.pointer == null) return null;
  const { fixed, side, over, pointer, sites } = loose;
  const start = placeOfEnd(canvas, side, fixed);
  if (start === null) return null;
  const node = over === null ? undefined : canvas.nodes.find(({ step }) => step === over.step);
  const fits =
    over !== null && over.port !== null && sites?.get(over.step)?.ports.includes(over.port) === true;
  // Near a port that fits, the wire shows where it would end.
  const end =
    node !== undefined && fits && over.port !== null ? placeOf(node, wanted(side), over.port) : pointer;
  const down = fixed.port === "True" || fixed.port === "False";
  const points = down
    ? [start, { x: start.x, y: start.y + 9 }, { x: end.x, y: start.y + 9 }, end]
    : side === "out"
      ? plainRoute(start, end)
      : plainRoute(end, start);
  const hint = hintOf(loose);
  return (
    <ViewportPortal>
      <svg className="wires loose" aria-hidden="true" data-testid="loose-wire">
        <path
          className={`w on${fixed.port === "" ? " order" : ""}${hint.refused ? " refused" : ""}`}
          d={wirePath(points)}
        />
        <circle cx={end.x} cy={end.y} r={4.5} className={hint.refused ? "refused" : ""} />
      </svg>
      {!choosing && (
        <div
          className={`loose-hint${hint.refused ? " err" : ""}`}
          style={{
            transform: `translate(${pointer.x}px, ${pointer.y}px) scale(${1 / zoom}) translate(14px, 14px)`,
          }}
          data-testid="loose-hint"
        >
          <Prose text={hint.text} />
        </div>
      )}
    </ViewportPortal>
  );
}
