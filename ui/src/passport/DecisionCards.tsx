import type { Passport } from "../backend/bindings/Passport";
import { goTo } from "../app/place";
import { showExecution } from "../executions/show";
import { dateTime } from "../format/time";
import { APPROVAL_LOOKS } from "../registry/registry";
import { nameOf } from "../registry/whyOf";
import { Glyph } from "../widgets/Glyph";
import { Card } from "./Card";

interface DecisionCardsProps {
  passport: Passport;
}

/** Who decided what; which steps were not run; what uses the model; what is not known. */
export function DecisionCards({
  passport: { model, cached, used_by: uses, unavailable },
}: DecisionCardsProps) {
  return (
    <>
      <Card glyph="user" title="Approval" testId="passport-approval">
        <ol className="timeline-list">
          {[...model.approvals].reverse().map(({ status, by, at, comment }, index) => {
            const { word, glyph, tone } = APPROVAL_LOOKS[status];
            return (
              <li key={`${at} ${index}`}>
                <Glyph name={glyph} size={14} className={tone} />
                <div>
                  <b className="med">{word}</b>
                  {by !== null && (
                    <>
                      {" "}
                      by <span title={by}>{nameOf(by)}</span>
                    </>
                  )}{" "}
                  <span className="cap">{dateTime(at)}</span>
                  <p className="t2 wrap">
                    {comment ?? (by === null ? `Registered by the step ${model.step}.` : "")}
                  </p>
                </div>
              </li>
            );
          })}
        </ol>
      </Card>
      {cached.length > 0 && (
        <Card glyph="bolt" title="Cache" testId="passport-cache">
          {cached.map((step) => (
            <p key={step.step} className="t2 pad">
              {step.step} was not run for this model. Its outputs come from{" "}
              <button
                type="button"
                className="link"
                onClick={() => void showExecution(step.execution, step.step)}
              >
                {step.name}
              </button>
              .
            </p>
          ))}
        </Card>
      )}
      <Card glyph="link" title="Used by" about="downstream" testId="passport-uses">
        {uses.length === 0 && <p className="t2 pad">Nothing that ran on this machine uses this version.</p>}
        {uses.map((one) => (
          <p key={one.id} className="pad">
            <button
              type="button"
              className="link wrap"
              onClick={() => goTo({ at: "lineage", subject: one.id })}
            >
              {one.name}
            </button>{" "}
            <span className="t3">{one.detail}</span>
          </p>
        ))}
      </Card>
      {unavailable.length > 0 && (
        <Card glyph="info" title="Not known" testId="passport-unknown">
          {unavailable.map((one) => (
            <p key={one} className="t2 pad">
              {one}
            </p>
          ))}
        </Card>
      )}
    </>
  );
}
