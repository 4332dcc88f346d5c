import { useDocumentLater } from "../document/useDocumentLater";
import { isRunning, stopExecution, useExecution } from "../executions/execution";
import { counted } from "../format/number";
import { BarPreset } from "../start/BarPreset";
import { askToStart } from "../start/start";
import { ThemeMenu } from "../theme/ThemeMenu";
import { Glyph } from "../widgets/Glyph";
import { EditTools } from "./EditTools";
import { ExecutionCrumb } from "./ExecutionCrumb";
import { Progress } from "./Progress";
import { MenuButton } from "./MenuButton";
import { PanelTools } from "./PanelTools";
import { ProjectMenu } from "./ProjectMenu";
import { StopCountdown } from "./StopCountdown";
import { PageBarSlot } from "./PageBar";
import { usePlace } from "./place";
import { PlaceSwitch } from "./PlaceSwitch";
import { searchEverything } from "./search/open";
import { useSession } from "./session";

/** What is open, how it fares, and the one primary action. */
export function TopBar() {
  const document = useDocumentLater();
  const { execution, recorded } = useExecution();
  const cores = useSession(({ session }) => session?.cores);
  const away = usePlace((state) => state.place.at !== "design");
  const again = execution !== null && execution.summary.pipeline === document?.name;
  // While a replay shows a moment, there is nothing to stop in what has ended.
  const running = recorded !== null && isRunning(recorded.summary.status);
  return (
    <header className="bar">
      <MenuButton />
      <PlaceSwitch />
      <span className="sep" />
      {away ? <PageBarSlot /> : <ProjectMenu />}
      {!away && document !== null && execution === null && <EditTools editing={document.editing} />}
      {!away && execution !== null && <ExecutionCrumb execution={execution} />}
      {!away && <span className="grow" />}
      {!away && document !== null && (
        <button
          type="button"
          className="search-all"
          onClick={searchEverything}
          aria-label="Search or run a command"
          aria-keyshortcuts="Control+K"
          data-testid="search-all"
        >
          <Glyph name="search" size={14} />
          <span className="wide-only">Search or run a command</span>
          <kbd>Ctrl K</kbd>
        </button>
      )}
      {!away && <span className="grow" />}
      {!away && running && execution !== null && <Progress steps={execution.steps} />}
      {!away && running && <span className="sep" />}
      {!away && cores !== undefined && (
        <span className="target t2" title="Steps run on this machine">
          <Glyph name="computer" size={14} />
          Local, {counted(cores, "core")}
        </span>
      )}
      {!away && document !== null && execution === null && <BarPreset />}
      {!away && document !== null && <PanelTools />}
      <ThemeMenu />
      {!away && running && recorded.stopping !== null && <StopCountdown stopping={recorded.stopping} />}
      {!away && running && recorded.stopping === null && (
        <button type="button" className="btn" onClick={() => void stopExecution()} data-testid="stop">
          <Glyph name="stop" size={14} className="err" />
          Stop <kbd>Ctrl .</kbd>
        </button>
      )}
      {!away && !running && document !== null && (
        <button type="button" className="btn primary" onClick={() => void askToStart()} data-testid="run">
          <Glyph name={again ? "again" : "play"} size={14} />
          {again ? "Run again…" : "Run"} <kbd>Ctrl ↵</kbd>
        </button>
      )}
    </header>
  );
}
