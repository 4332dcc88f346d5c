import type { Diagnostic } from "../../backend/bindings/Diagnostic";
import { FixButton } from "../../problems/FixButton";
import { explain } from "../../problems/rule";
import { Glyph } from "../../widgets/Glyph";
import { Prose } from "../../widgets/Prose";

interface FieldProblemsProps {
  id: string;
  problems: Diagnostic[];
  /** Why what was just written was not taken. */
  refusal: string | null;
}

/** What is wrong with a field, each with its remedy and the rule behind it. */
export function FieldProblems({ id, problems, refusal }: FieldProblemsProps) {
  return (
    <div id={id} className="ff-problems">
      {refusal !== null && (
        <div className="ff-problem err" role="alert" data-testid="refusal">
          <Glyph name="failed" size={12} />
          <span className="pick">
            <Prose text={refusal} />
          </span>
        </div>
      )}
      {problems.map((one) => (
        <div
          key={`${one.code} ${one.message}`}
          className={`ff-problem ${one.severity === "error" ? "err" : "warn"}`}
          data-testid="field-problem"
        >
          <Glyph name={one.severity === "error" ? "failed" : "warning"} size={12} />
          <span className="pick grow">
            <span className="sr">{one.severity}: </span>
            <Prose text={one.message} />
            {one.hint !== null && one.fix === null && (
              <span className="t3">
                {" "}
                <Prose text={one.hint} />
              </span>
            )}
            <span className="ff-acts">
              {one.fix !== null && <FixButton fix={one.fix} />}
              <button type="button" className="why" onClick={() => void explain(one.code)} data-testid="why">
                Why
              </button>
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
