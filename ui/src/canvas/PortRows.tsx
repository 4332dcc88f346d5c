import { use } from "react";
import type { NodeView } from "../backend/bindings/NodeView";
import type { PortView } from "../backend/bindings/PortView";
import { Lit, type Side } from "./lit";

interface PortProps {
  port: PortView | undefined;
  side: Side;
  lit: boolean;
}

function dotClass(port: PortView, side: Side, lit: boolean): string {
  return `port ${side === "in" ? "l" : "r"}${port.connected ? " full" : ""}${lit ? " lit" : ""}`;
}

function Port({ port, side, lit }: PortProps) {
  if (port === undefined) return <span />;
  return (
    <span className="cut-label">
      <b className={dotClass(port, side, lit)} />
      {port.label}
    </span>
  );
}

interface PortRowsProps {
  node: NodeView;
}

/** Inputs at the left, outputs at the right; a Condition's rows read its conditions instead of the inputs' labels. */
export function PortRows({ node: { step, inputs, outputs, conditions } }: PortRowsProps) {
  const ports = use(Lit).get(step);
  const isLit = (side: Side, port: PortView | undefined) => port !== undefined && ports?.has(`${side} ${port.id}`) === true;
  const rows = Math.max(inputs.length, outputs.length, conditions.length);
  return (
    <div className="ports">
      {Array.from({ length: rows }, (_, i) => {
        const condition = conditions[i];
        const input = inputs[i];
        return (
          <div className="prow" key={i}>
            {condition === undefined ? (
              <Port port={input} side="in" lit={isLit("in", input)} />
            ) : (
              <span className="condition cut" title={condition}>
                {condition}
              </span>
            )}
            {condition !== undefined && input !== undefined && <b className={dotClass(input, "in", isLit("in", input))} />}
            <Port port={outputs[i]} side="out" lit={isLit("out", outputs[i])} />
          </div>
        );
      })}
    </div>
  );
}
