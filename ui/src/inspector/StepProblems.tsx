import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { Glyph } from "../widgets/Glyph";

interface StepProblemsProps {
  diagnostics: Diagnostic[];
}

/** A step's mistakes above its arguments, each with what to do. */
export function StepProblems({ diagnostics }: StepProblemsProps) {
  return diagnostics.map((one) => (
    <div key={one.code + one.pointer} className={`callout ${one.severity === "error" ? "err" : "warn"}`}>
      <Glyph name={one.severity === "error" ? "failed" : "warning"} size={14} />
      <p className="pick">
        {one.message}
        {one.hint !== null && <span className="t2"> {one.hint}</span>}
      </p>
    </div>
  ));
}
