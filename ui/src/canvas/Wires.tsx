import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import type { CanvasView } from "../backend/bindings/CanvasView";
import type { WireView } from "../backend/bindings/WireView";
import { useFocus } from "../document/focus";
import { useDropOn } from "../connect/dropOn";
import { wireKey } from "../connect/places";
import { useSelectedWire } from "../connect/selectedWire";
import { WireGrips } from "../connect/WireGrips";
import { useSelection } from "../document/selection";
import { useExecution } from "../executions/execution";
import { draggedPoints, type Shifts } from "./route";
import { wireGroups } from "./wireGroups";
import { wirePath } from "./wirePath";
import { wireState, type WireState } from "./wireState";

interface WiresProps {
  canvas: CanvasView;
  /** Those of its wires to show. */
  wires: readonly WireView[];
  shifts: Shifts;
}

/** Later ones are drawn over earlier ones where they share a trunk. */
const ORDER: (WireState | "")[] = ["later", "", "done", "live", "broken"];

/** Wires as elements, above the lanes and below the nodes. */
export function Wires({ canvas, wires, shifts }: WiresProps) {
  const selected = useSelection((state) => state.steps);
  const focus = useFocus((state) => state.steps);
  const steps = useExecution(({ execution }) => execution?.steps ?? null);
  const groups = useMemo(() => wireGroups(wires), [wires]);
  const runs = useMemo(() => (steps === null ? null : new Map(steps.map((run) => [run.name, run]))), [steps]);

  const marked = useDropOn(({ mark }) => mark?.wire ?? null);
  const alone = useSelectedWire((state) => marked ?? state.wire);
  // A wire that is selected is lit alone.
  const touches = (wire: WireView) =>
    alone !== null ? wireKey(wire) === alone : selected.has(wire.from) || selected.has(wire.to);
  const away = (wire: WireView) =>
    focus !== null && !(focus.has(wire.from) && (focus.has(wire.to) || wire.kind === "branch"));
  const drawn = groups.map((group) =>
    group
      .map((wire) => {
        const state = runs === null ? (wire.broken ? "broken" : "") : wireState(wire, canvas, runs);
        const on = runs === null && touches(wire);
        return {
          wire,
          path: wirePath(draggedPoints(wire, shifts)),
          className: `w ${wire.kind} ${state}${on ? " on" : ""}${away(wire) ? " away" : ""}`,
          rank: ORDER.indexOf(state) + (on ? 10 : 0),
        };
      })
      .sort((a, b) => a.rank - b.rank),
  );
  const top = (group: { rank: number }[]) => Math.max(...group.map(({ rank }) => rank));

  return (
    <ViewportPortal>
      <svg className="wires" aria-hidden="true">
        {drawn
          .sort((a, b) => top(a) - top(b))
          .map((group) => (
            <g key={group[0]?.wire.id}>
              {group.map(({ wire, path }) => (
                <path key={wire.id} className="halo" d={path} />
              ))}
              {group.map(({ wire, path, className }) => (
                <path key={wire.id} className={className} d={path} data-wire={wire.id} />
              ))}
            </g>
          ))}
      </svg>
      {runs === null && <WireGrips wires={wires} shifts={shifts} />}
    </ViewportPortal>
  );
}
