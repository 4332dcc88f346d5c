import { useReactFlow } from "@xyflow/react";
import { useDocument } from "../document/document";
import { useExecution } from "../executions/execution";
import { useSelection } from "../document/selection";
import { drawFrom } from "./gesture";
import type { Side } from "./places";
import { selectedWire } from "./selectedWire";

interface PortGripProps {
  step: string;
  port: string;
  side: Side;
}

/** The wire that is taken hold of at an input: the selected one, or the only one. */
function wireInto(step: string, port: string) {
  const wires =
    useDocument
      .getState()
      .document?.canvas.wires.filter(
        (wire) => wire.to === step && wire.to_port === port && wire.kind === "data",
      ) ?? [];
  const selected = selectedWire();
  return wires.find((wire) => wire.id === selected?.id) ?? (wires.length === 1 ? (wires[0] ?? null) : null);
}

/** The place around a port where a wire is taken hold of; the keys have `C` for it. */
export function PortGrip({ step, port, side }: PortGripProps) {
  const { screenToFlowPosition } = useReactFlow();
  const inDesign = useExecution(({ arn }) => arn === null);
  if (!inDesign) return null;
  const name = port === "" ? "step" : port;
  return (
    <i
      className={`grip nodrag nopan ${side}`}
      aria-hidden="true"
      data-testid={`port-${step}-${side}-${name}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        const instead = side === "in" ? wireInto(step, port) : null;
        const select = () => useSelection.getState().select(step);
        if (instead === null)
          drawFrom({ step, port }, side, null, event.nativeEvent, screenToFlowPosition, select);
        // The end of a wire comes off its port; the other end stays.
        else
          drawFrom(
            { step: instead.from, port: instead.from_port },
            "out",
            instead,
            event.nativeEvent,
            screenToFlowPosition,
            select,
          );
      }}
    />
  );
}
