import { useSelection } from "../document/selection";
import { Glyph } from "../widgets/Glyph";
import { Prose } from "../widgets/Prose";
import { stopChoosing } from "./byKeys";
import { useLoose } from "./loose";

/** What is in hand while the keys choose a step, and why the selected one does not fit. */
export function ChoosingBar() {
  const loose = useLoose((state) => state.loose);
  const selected = useSelection((state) => state.step);
  if (loose === null || loose.pointer !== null) return null;
  const { step, port } = loose.fixed;
  const refusal =
    selected === null || selected === step ? null : (loose.sites?.get(selected)?.refusal ?? null);
  return (
    <div className="choosing" data-testid="choosing">
      <Glyph
        name={refusal === null ? "link" : "failed"}
        size={14}
        className={refusal === null ? "t3" : "err"}
      />
      <span>
        {refusal === null ? (
          <>
            <b className="semi">{port === "" ? step : port}</b>
            {port !== "" && ` of ${step}`}: choose a step
          </>
        ) : (
          <Prose text={refusal} />
        )}
      </span>
      <span className="keys t3">
        <kbd>←</kbd>
        <kbd>→</kbd> go, <kbd>Enter</kbd> connect, <kbd>Tab</kbd> new step
      </span>
      <button type="button" className="btn ghost small" onClick={stopChoosing}>
        Cancel <kbd>Esc</kbd>
      </button>
    </div>
  );
}
