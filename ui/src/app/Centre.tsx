import type { DocumentView } from "../backend/bindings/DocumentView";
import { Canvas } from "../canvas/Canvas";
import { Design } from "../code/Design";
import { ModeSwitch } from "../code/ModeSwitch";
import { useExecution } from "../executions/execution";
import { ReplayBar } from "../executions/ReplayBar";
import { FileTabs } from "../files/FileTabs";
import { counted } from "../format/number";
import { dateTime } from "../format/time";
import { useVersion } from "../git/version";
import { VersionBar } from "../git/VersionBar";
import { Glyph } from "../widgets/Glyph";
import { StepMenu } from "./menu/StepMenu";

interface CentreProps {
  document: DocumentView;
}

/** The graph below a line that says which one it is. */
export function Centre({ document }: CentreProps) {
  const { arn, execution } = useExecution();
  const { version, view } = useVersion();
  const { canvas } = execution ?? document;
  return (
    <main className="centre">
      <div className="tabs strip">
        {execution === null ? (
          <FileTabs />
        ) : (
          <h1 className="tab" data-state="active">
            <Glyph name="canvas" size={14} />
            Run {execution.summary.number}
          </h1>
        )}
        {execution !== null && <span className="grow" />}
        <span className="cap aside">
          {execution === null
            ? `${counted(canvas.nodes.length, "step")}, ${counted(document.parameters.length, "parameter")}`
            : `As started from version ${execution.summary.version}, ${dateTime(execution.summary.started_at)}`}
        </span>
        {arn === null && <ModeSwitch />}
      </div>
      {arn !== null && execution === null ? (
        <div className="canvas" aria-busy="true" />
      ) : arn === null && version !== null && view !== null ? (
        <div className="desk version">
          <VersionBar version={version} />
          <Canvas canvas={view.canvas} subject={version.commit} movable={false} />
        </div>
      ) : arn === null ? (
        <Design
          document={document}
          canvas={
            <StepMenu>
              <Canvas canvas={canvas} subject={document.id} movable />
            </StepMenu>
          }
        />
      ) : (
        <div className="centre-body">
          <StepMenu>
            <Canvas canvas={canvas} subject={arn} movable={false} />
          </StepMenu>
          <ReplayBar />
        </div>
      )}
    </main>
  );
}
