import { Collapsible } from "radix-ui";
import { useEffect, useState } from "react";
import { backend } from "../backend/backend";
import type { Cause } from "../backend/bindings/Cause";
import type { ExecutionComparison } from "../backend/bindings/ExecutionComparison";
import type { Explanation } from "../backend/bindings/Explanation";
import { failureOf, type Failure } from "../backend/failure";
import { Glyph } from "../widgets/Glyph";
import { CauseRow } from "./CauseRow";
import { useOther } from "./comparison";
import { OtherMenu } from "./OtherMenu";
import { causeTitle } from "./why";

interface WhyProps {
  comparison: ExecutionComparison;
}

function Ranked({ causes }: { causes: readonly Cause[] }) {
  return causes.slice(0, 2).map((cause, index) => (
    <span key={`${cause.kind} ${cause.name}`} className="ranked">
      <b className="rank">{index + 1}</b>
      {causeTitle(cause)}
    </span>
  ));
}

/** Why an execution differs from the base: the likeliest causes in a line, all of them on demand. */
export function Why({ comparison }: WhyProps) {
  const other = useOther(comparison);
  const [answer, setAnswer] = useState<{ explanation: Explanation | null; failure: Failure | null }>({
    explanation: null,
    failure: null,
  });
  const [open, setOpen] = useState(false);
  const base = comparison.executions[comparison.base];
  const chosen = other === null ? undefined : comparison.executions[other];
  const from = base?.summary.arn;
  const to = chosen?.summary.arn;
  useEffect(() => {
    if (from === undefined || to === undefined || from === to) return;
    let over = false;
    backend()
      .call("explain_executions", { base: from, other: to, step: null, metric: null })
      .then(
        (explanation) => {
          if (!over) setAnswer({ explanation, failure: null });
        },
        (reason: unknown) => {
          if (!over) setAnswer({ explanation: null, failure: failureOf(reason) });
        },
      );
    return () => {
      over = true;
    };
  }, [from, to, comparison]);
  if (chosen === undefined || other === null) return null;
  const { explanation, failure } = answer;
  const none = explanation !== null && explanation.effect.kind === "nothing";
  return (
    <Collapsible.Root className="cmp-why" open={open} onOpenChange={setOpen} data-testid="why">
      <div className="why-line">
        <Glyph name="pulse" size={14} className="accent" />
        <div className="grow">
          {explanation !== null && (
            <p className="why-effect">
              <span className="semi">{explanation.effect.text}</span>
            </p>
          )}
          {explanation !== null && !none && (
            <p className="t2 cut" data-testid="why-causes">
              {explanation.causes.length === 0 ? (
                "Nothing that was recorded explains it."
              ) : (
                <>
                  <span className="med">
                    {explanation.causes.length === 1 ? "Most likely cause" : "Most likely causes"}
                  </span>{" "}
                  <Ranked causes={explanation.causes} />
                  {explanation.causes.length > 2 ? `and ${explanation.causes.length - 2} more` : ""}
                </>
              )}
            </p>
          )}
          {failure !== null && <p className="t2">{failure.message}</p>}
        </div>
        {comparison.executions.length > 2 && <OtherMenu comparison={comparison} />}
        {explanation !== null && explanation.causes.length + explanation.ruled_out.length > 0 && (
          <Collapsible.Trigger className="btn small ghost" data-testid="why-more">
            {open ? "Less" : "Evidence"}
            <Glyph name={open ? "up" : "down"} size={12} />
          </Collapsible.Trigger>
        )}
      </div>
      <Collapsible.Content className="why-list">
        {explanation?.causes.map((cause, index) => (
          <CauseRow key={`${cause.kind} ${cause.name}`} cause={cause} number={index + 1} />
        ))}
        {explanation !== null && explanation.ruled_out.length > 0 && (
          <h3 className="group">Changed, too, and not the cause</h3>
        )}
        {explanation?.ruled_out.map((cause) => (
          <CauseRow key={`${cause.kind} ${cause.name}`} cause={cause} number={null} />
        ))}
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
