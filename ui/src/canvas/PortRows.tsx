import type { NodeView } from "../backend/bindings/NodeView";
import type { PortView } from "../backend/bindings/PortView";

interface PortProps {
  port: PortView | undefined;
  side: "l" | "r";
}

function Port({ port, side }: PortProps) {
  if (port === undefined) return <span />;
  return (
    <span className="cut-label">
      <b className={`port ${side}${port.connected ? " full" : ""}`} />
      {port.label}
    </span>
  );
}

interface PortRowsProps {
  node: NodeView;
}

/** Inputs at the left, outputs at the right; a Condition's rows read its conditions instead of the inputs' labels. */
export function PortRows({ node: { inputs, outputs, conditions } }: PortRowsProps) {
  const rows = Math.max(inputs.length, outputs.length, conditions.length);
  return (
    <div className="ports">
      {Array.from({ length: rows }, (_, i) => {
        const condition = conditions[i];
        const input = inputs[i];
        return (
          <div className="prow" key={i}>
            {condition === undefined ? (
              <Port port={input} side="l" />
            ) : (
              <span className="condition cut" title={condition}>
                {condition}
              </span>
            )}
            {condition !== undefined && input !== undefined && <b className={`port l${input.connected ? " full" : ""}`} />}
            <Port port={outputs[i]} side="r" />
          </div>
        );
      })}
    </div>
  );
}
