import type { DocumentView } from "../backend/bindings/DocumentView";
import { counted } from "../format/number";
import { cutMiddle } from "../format/path";
import { size } from "../format/size";
import { Fact } from "./Fact";
import { Parameters } from "./parameters/Parameters";
import { Presets } from "./parameters/Presets";

interface DesignFactsProps {
  document: DocumentView;
}

/** The pipeline itself, while no step is selected. */
export function DesignFacts({ document }: DesignFactsProps) {
  const { parameters, steps, canvas } = document;
  return (
    <div className="scroll">
      <header className="insp-head">
        <div className="grow">
          <h2 className="title pick">{document.name}</h2>
          <div className="cap">
            {counted(steps.length, "step")}, {counted(canvas.wires.length, "wire")}
          </div>
        </div>
      </header>
      <Parameters />
      <Presets parameters={parameters} />
      <h3 className="sect gap">Definition</h3>
      <Fact name="File" copy={document.file}>
        <span className="mono" title={document.file}>
          {cutMiddle(document.file, 26)}
        </span>
      </Fact>
      <Fact name="Size">{size(document.bytes)}</Fact>
      {document.version !== null && (
        <Fact name="Schema">
          <span className="mono">{document.version}</span>
        </Fact>
      )}
    </div>
  );
}
