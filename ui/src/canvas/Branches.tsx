import { use } from "react";
import { useDocument } from "../document/document";
import { useExecution } from "../executions/execution";
import { PortGrip } from "../connect/PortGrip";
import { Glyph } from "../widgets/Glyph";
import { Lit } from "./lit";

interface BranchesProps {
  step: string;
  /** Which branch an execution took, once known. */
  outcome: boolean | null;
}

/** The True and False ports on a Condition's lower edge. */
export function Branches({ step, outcome }: BranchesProps) {
  const executed = useExecution(({ execution }) => execution?.canvas);
  const designed = useDocument(({ document }) => document?.canvas);
  const lit = use(Lit).get(step);
  const wires = (executed ?? designed)?.wires ?? [];
  return (
    <div className="branches">
      {[true, false].map((branch) => {
        const word = branch ? "True" : "False";
        const connected = wires.some(
          (wire) => wire.from === step && wire.kind === "branch" && wire.from_port === word,
        );
        const taken = outcome === null ? "" : outcome === branch ? " taken" : " missed";
        return (
          <span key={word} className={taken}>
            <Glyph name={branch ? "check" : "cross"} size={12} />
            {word}
            <PortGrip step={step} port={word} side="out" />
            <b
              className={`port${connected ? " full" : ""}${lit?.has(`out ${word}`) === true ? " lit" : ""}`}
            />
          </span>
        );
      })}
    </div>
  );
}
