import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { DocumentView } from "../backend/bindings/DocumentView";
import type { WireValue } from "../backend/bindings/WireValue";
import type { WireView } from "../backend/bindings/WireView";
import { counted } from "../format/number";
import { alertFailure } from "../widgets/alertList";
import { CopyButton } from "../widgets/CopyButton";
import { cutSelectedWire } from "./selectedWire";
import { StepEnd } from "./StepEnd";

interface WireFactsProps {
  wire: WireView;
  document: DocumentView;
}

/** What the selected wire stands for: each value with its place, and how to cut it. */
export function WireFacts({ wire, document }: WireFactsProps) {
  const [values, setValues] = useState<WireValue[]>([]);
  const { origins, kind } = wire;
  const key = origins.join("\n");
  useEffect(() => {
    let current = true;
    backend()
      .call("read_wire", { document: document.id, origins: key.split("\n") })
      .then(
        (found) => {
          if (current) setValues(found);
        },
        (reason: unknown) => alertFailure("Reading the wire", reason),
      );
    return () => {
      current = false;
    };
  }, [document.id, document.revision, key]);
  return (
    <div className="scroll wire-facts" data-testid="wire-facts">
      <header className="wire-head">
        <h2 className="semi">{kind === "order" ? "Order only" : "Wire"}</h2>
        <span className="cap grow">
          {kind === "order"
            ? `${wire.to} waits for ${wire.from}`
            : `stands for ${counted(origins.length, "value")}`}
        </span>
      </header>
      <h3 className="sect">From</h3>
      <StepEnd step={wire.from} port={wire.from_port} document={document} />
      <h3 className="sect">To</h3>
      <StepEnd step={wire.to} port={wire.to_port} document={document} />
      <h3 className="sect">{kind === "order" ? "Dependency" : "Values"}</h3>
      <ul className="wire-values">
        {values.map((value) => (
          <li key={value.pointer}>
            {kind === "order" ? (
              <span className="pick">
                <b className="med">{value.reads}</b>, {value.field}
              </span>
            ) : (
              <>
                <span className="med">{value.field}</span>
                <span className="mono pick">{value.reads}</span>
              </>
            )}
            {value.part_of !== null && <span className="cap">part of “{value.part_of}”</span>}
            <span className="hstack">
              <span className="mono cap pick pointer">{value.pointer}</span>
              <CopyButton text={value.pointer} label="the pointer" />
            </span>
          </li>
        ))}
      </ul>
      <div className="wire-actions">
        <button
          type="button"
          className="btn small"
          onClick={() => void cutSelectedWire()}
          data-testid="cut-wire"
        >
          Cut the wire <kbd>Del</kbd>
        </button>
      </div>
      {kind !== "order" && (
        <p className="hint">
          Drag either end to another port to reconnect it. Cutting clears exactly these values.
        </p>
      )}
    </div>
  );
}
