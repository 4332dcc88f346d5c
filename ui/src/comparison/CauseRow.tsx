import type { Cause } from "../backend/bindings/Cause";
import { Glyph } from "../widgets/Glyph";
import { showFile, showStep } from "./comparison";
import { CAUSE_LOOKS, causeTitle } from "./why";

interface CauseRowProps {
  cause: Cause;
  /** Its rank; none for what was ruled out. */
  number: number | null;
}

/** One cause with the way from it to the difference; every step of the way, and the file, lead to their evidence. */
export function CauseRow({ cause, number }: CauseRowProps) {
  const look = CAUSE_LOOKS[cause.kind];
  const isFile = cause.files.length === 2;
  return (
    <div className={`cause${number === null ? " out" : ""}`} data-testid="cause">
      <span className="cap num">{number}</span>
      <span className="cap cause-kind">
        <Glyph name={look.glyph} size={12} />
        {look.word}
      </span>
      <div className="grow">
        <p className="cause-title">
          {isFile ? (
            <button type="button" className="link med" onClick={() => showFile(cause.name)}>
              {causeTitle(cause)}
            </button>
          ) : (
            <span className="med">{causeTitle(cause)}</span>
          )}
          {cause.strength === "possible" && <span className="badge idle">possible</span>}
        </p>
        <p className="cap cause-way">
          {cause.way.map(({ step, through }, index) => (
            <span key={step}>
              {index > 0 && " → "}
              <button type="button" className="link" onClick={() => showStep(step)}>
                {step}
              </button>{" "}
              <span className="t3">{through}</span>
            </span>
          ))}
          {cause.way.length > 0 ? ". " : ""}
          {cause.reason}
        </p>
      </div>
    </div>
  );
}
