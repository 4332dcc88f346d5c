import { useAlerts } from "./alertList";
import { Glyph } from "./Glyph";
import { Prose } from "./Prose";

/** The failures that no surface shows in place, each with what to do about it. */
export function Alerts() {
  const { alerts, dismiss } = useAlerts();
  return (
    <div className="alerts" role="alert">
      {alerts.map(({ id, attempt, failure }) => (
        <div key={id} className="toast">
          <Glyph name="failed" className="err" />
          <b className="semi pick">
            <Prose text={attempt} /> failed
          </b>
          <button type="button" className="icon small" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Glyph name="cross" size={14} />
          </button>
          <p className="pick">
            <Prose text={failure.message} />
          </p>
          {failure.hint !== null && (
            <p className="pick t3">
              <Prose text={failure.hint} />
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
