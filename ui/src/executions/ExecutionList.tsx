import { goTo } from "../app/place";
import { useDocument } from "../document/document";
import { quoted } from "../history/terms";
import { Glyph } from "../widgets/Glyph";
import { useNow } from "../widgets/useNow";
import { byDay, commonHeadline } from "./byDay";
import { CompareButton } from "./CompareButton";
import { closeExecution, useExecution } from "./execution";
import { ExecutionRow } from "./ExecutionRow";
import { LISTED, useExecutions } from "./executions";
import "./executions.css";

/** The design, then its executions by day. */
export function ExecutionList() {
  const file = useDocument(({ document }) => document?.file);
  const name = useDocument(({ document }) => document?.name);
  const executions = useExecutions((state) => state.executions);
  const shown = useExecution((state) => state.arn);
  const now = useNow(true, 60_000);
  const metric = commonHeadline(executions ?? []);
  const isFull = (executions?.length ?? 0) >= LISTED;
  return (
    <section className="vstack executions" aria-label="Executions">
      <button
        type="button"
        className={`row design${shown === null ? " on" : ""}`}
        data-testid="design-row"
        aria-current={shown === null ? "page" : undefined}
        onClick={closeExecution}
      >
        <Glyph name="canvas" className="t2" />
        <span className="med grow">Design</span>
        <span className="cap cut" title={file}>
          {file?.split(/[/\\]/).at(-1)}
        </span>
      </button>
      <h2 className="panel-head">
        Executions{" "}
        {executions !== null && (
          <span className="cap">
            {executions.length === 0
              ? "none yet: Run starts one"
              : isFull
                ? `the newest ${executions.length}`
                : executions.length}
          </span>
        )}
      </h2>
      <div className="scroll" hidden={executions?.length === 0}>
        {byDay(executions ?? [], now).map((day, i) => (
          <section key={day.name} aria-label={day.name}>
            <h3 className="group">
              {day.name}
              <span className="grow" />
              {i === 0 && metric !== null && <span className="mono">{metric}</span>}
            </h3>
            {day.executions.map((one) => (
              <div key={one.arn} className="ex-line">
                <ExecutionRow execution={one} open={one.arn === shown} nameMetric={metric === null} />
                {shown !== null && one.arn !== shown && <CompareButton shown={shown} other={one} />}
              </div>
            ))}
          </section>
        ))}
        {isFull && name !== undefined && (
          <button
            type="button"
            className="btn small older"
            data-testid="older-executions"
            onClick={() => goTo({ at: "history", filter: `pipeline=${quoted(name)}` })}
          >
            All of this pipeline in the history
          </button>
        )}
      </div>
    </section>
  );
}
