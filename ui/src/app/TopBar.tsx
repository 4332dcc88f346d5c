import { useDocument } from "../document/document";
import { isRunning, stopExecution, useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { askToStart } from "../start/start";
import { ThemeMenu } from "../theme/ThemeMenu";
import { Glyph } from "../widgets/Glyph";
import { EditTools } from "./EditTools";
import { ExecutionCrumb } from "./ExecutionCrumb";
import { Progress } from "./Progress";
import { ProjectMenu } from "./ProjectMenu";
import { useSession } from "./session";

/** What is open, how it fares, and the one primary action. */
export function TopBar() {
  const document = useDocument((state) => state.document);
  const execution = useExecution((state) => state.execution);
  const cores = useSession(({ session }) => session?.cores);
  const running = execution !== null && isRunning(execution.summary.status);
  return (
    <header className="bar">
      <span className="mark"><Glyph name="mark" /></span>
      <ProjectMenu />
      {document !== null && execution === null && <EditTools editing={document.editing} />}
      {execution !== null && <ExecutionCrumb execution={execution} />}
      <span className="grow" />
      {running && <Progress steps={execution.steps} />}
      {running && <span className="sep" />}
      {cores !== undefined && (
        <span className="target t2" title="Steps run on this machine">
          <Glyph name="computer" size={14} />
          Local, {counted(cores, "core")}
        </span>
      )}
      <ThemeMenu />
      {running ? (
        <button type="button" className="btn" disabled={execution.summary.status === "Stopping"} onClick={() => void stopExecution()} data-testid="stop">
          <Glyph name="stop" size={14} className="err" />
          Stop <kbd>Ctrl .</kbd>
        </button>
      ) : document !== null && (
        <button type="button" className="btn primary" onClick={askToStart} data-testid="run">
          <Glyph name="play" size={14} />
          Run <kbd>Ctrl ↵</kbd>
        </button>
      )}
    </header>
  );
}
