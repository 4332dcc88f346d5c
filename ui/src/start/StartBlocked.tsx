import type { Diagnostic } from "../backend/bindings/Diagnostic";
import { showBottom } from "../app/bottomTab";
import { revealPointer } from "../document/reveal";
import { closeExecution } from "../executions/execution";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { dismissStart } from "./start";

interface StartBlockedProps {
  errors: Diagnostic[];
}

/** The first few are enough to begin with. */
const SHOWN = 5;

function goTo(problem: Diagnostic | null): void {
  dismissStart();
  closeExecution();
  showBottom("problems");
  if (problem !== null) revealPointer(problem.step, problem.pointer);
}

/** Why the definition cannot be run, with the way to each mistake. */
export function StartBlocked({ errors }: StartBlockedProps) {
  return (
    <div className="callout err" role="alert" data-testid="start-blocked">
      <Glyph name="failed" size={14} />
      <div className="grow">
        <p>
          {counted(errors.length, "error")} in the definition {errors.length === 1 ? "blocks" : "block"} Run.
        </p>
        <ul className="reasons">
          {errors.slice(0, SHOWN).map((one) => (
            <li key={one.code + one.pointer + one.message}>
              <button
                type="button"
                className="reason-link"
                onClick={() => goTo(one)}
                data-testid="start-problem"
              >
                <b className="med">{one.step ?? "Pipeline"}</b> <Prose text={one.message} />
              </button>
            </li>
          ))}
        </ul>
        {errors.length > SHOWN && (
          <button type="button" className="link" onClick={() => goTo(null)}>
            Show all {errors.length} in Problems
          </button>
        )}
      </div>
    </div>
  );
}
