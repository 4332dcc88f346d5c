import type { ExecutionView } from "../backend/bindings/ExecutionView";
import { useDocument } from "../document/document";
import { isRunning } from "../executions/execution";
import { useMoment } from "../executions/moment";
import { EXECUTION_LOOKS } from "../executions/executionLook";
import { duration } from "../format/duration";
import { Glyph } from "../widgets/Glyph";

interface ExecutionCrumbProps {
  execution: ExecutionView;
}

/** Which execution is shown, its status and how long it took so far. */
export function ExecutionCrumb({ execution: { summary } }: ExecutionCrumbProps) {
  const { status, number, started_at, ended_at, display_name, pipeline } = summary;
  // The history opens executions of pipelines whose project is not known any more, too.
  const own = useDocument(({ document }) => document?.name === pipeline);
  const look = EXECUTION_LOOKS[status];
  const now = useMoment(isRunning(status));
  return (
    <>
      <Glyph name="right" size={12} className="t3" />
      <span className="semi nowrap">{own ? `Run ${number}` : `${pipeline} ${number}`}</span>
      {display_name !== null && (
        <span className="t2 cut run-name" title={display_name}>
          {display_name}
        </span>
      )}
      <span className={`badge ${look.hue}`} data-testid="execution-status" data-status={status}>
        <Glyph name={look.glyph} size={12} className={look.glyph === "executing" ? "spin" : ""} />
        {look.word}
      </span>
      <span className="t2 took">{duration((ended_at ?? now) - started_at)}</span>
    </>
  );
}
