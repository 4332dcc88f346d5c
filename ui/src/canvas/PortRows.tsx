import { memo, use } from "react";
import type { NodeView } from "../backend/bindings/NodeView";
import type { PortView } from "../backend/bindings/PortView";
import { fittingPorts, useLoose } from "../connect/loose";
import { PortGrip } from "../connect/PortGrip";
import { Lit, type Side } from "./lit";

interface PortProps {
  step: string;
  port: PortView | undefined;
  side: Side;
  lit: boolean;
}

/** A port's dot, and the place around it where a wire is taken hold of. */
function Dot({ step, port, side, lit }: PortProps) {
  const fits = useLoose(
    (state) => port !== undefined && fittingPorts(state, step, side).split("\n").includes(port.id),
  );
  const over = useLoose(({ loose }) => fits && loose?.over?.step === step && loose.over.port === port?.id);
  if (port === undefined) return null;
  return (
    <>
      <PortGrip step={step} port={port.id} side={side} />
      <b
        className={`port ${side === "in" ? "l" : "r"}${port.connected ? " full" : ""}${lit ? " lit" : ""}${port.broken ? " broken" : ""}${fits ? " fits" : ""}${over ? " over" : ""}`}
      />
    </>
  );
}

function Port(props: PortProps) {
  if (props.port === undefined) return <span />;
  return (
    <span className="cut-label">
      <Dot {...props} />
      {props.port.label}
    </span>
  );
}

interface PortRowsProps {
  node: NodeView;
}

/** Inputs at the left, outputs at the right; a Condition's rows read its conditions instead of the inputs' labels. */
export function PortRows({ node }: PortRowsProps) {
  return <Rows node={node} lit={use(Lit).get(node.step)} />;
}

/** Drawn anew for the few steps whose ports are lit or no longer, not with every selection. */
const Rows = memo(function Rows({
  node: { step, inputs, outputs, conditions },
  lit,
}: PortRowsProps & { lit: ReadonlySet<string> | undefined }) {
  const isLit = (side: Side, port: PortView | undefined) =>
    port !== undefined && lit?.has(`${side} ${port.id}`) === true;
  const rows = Math.max(inputs.length, outputs.length, conditions.length);
  return (
    <div className="ports">
      {Array.from({ length: rows }, (_, i) => {
        const condition = conditions[i];
        const input = inputs[i];
        return (
          <div className="prow" key={i}>
            {condition === undefined ? (
              <Port step={step} port={input} side="in" lit={isLit("in", input)} />
            ) : (
              <span className="condition cut" title={condition}>
                {condition}
              </span>
            )}
            {condition !== undefined && <Dot step={step} port={input} side="in" lit={isLit("in", input)} />}
            <Port step={step} port={outputs[i]} side="out" lit={isLit("out", outputs[i])} />
          </div>
        );
      })}
    </div>
  );
});
