// This file was generated from `api/src/command.rs`. Do not edit it.
import type { AddStep } from "./AddStep";
import type { AddedStep } from "./AddedStep";
import type { ApplyEdit } from "./ApplyEdit";
import type { ArrangeSteps } from "./ArrangeSteps";
import type { ChangePresets } from "./ChangePresets";
import type { DocumentView } from "./DocumentView";
import type { ExecutionSummary } from "./ExecutionSummary";
import type { ExecutionView } from "./ExecutionView";
import type { ListExecutions } from "./ListExecutions";
import type { LogPage } from "./LogPage";
import type { MoveStep } from "./MoveStep";
import type { OpenDocument } from "./OpenDocument";
import type { PaletteEntry } from "./PaletteEntry";
import type { PresetsView } from "./PresetsView";
import type { ReadDocument } from "./ReadDocument";
import type { ReadExecution } from "./ReadExecution";
import type { ReadLog } from "./ReadLog";
import type { ReadPalette } from "./ReadPalette";
import type { ReadPresets } from "./ReadPresets";
import type { ReadSession } from "./ReadSession";
import type { ReadStepRun } from "./ReadStepRun";
import type { Redo } from "./Redo";
import type { SaveDocument } from "./SaveDocument";
import type { Session } from "./Session";
import type { SettleDocument } from "./SettleDocument";
import type { StartExecution } from "./StartExecution";
import type { StepRunDetail } from "./StepRunDetail";
import type { StopExecution } from "./StopExecution";
import type { Undo } from "./Undo";

/** Every command: its arguments and its result. */
export interface Commands {
  read_session: { args: ReadSession; result: Session };
  open_document: { args: OpenDocument; result: DocumentView };
  read_document: { args: ReadDocument; result: DocumentView };
  move_step: { args: MoveStep; result: DocumentView };
  arrange_steps: { args: ArrangeSteps; result: DocumentView };
  apply_edit: { args: ApplyEdit; result: DocumentView };
  read_palette: { args: ReadPalette; result: Array<PaletteEntry> };
  add_step: { args: AddStep; result: AddedStep };
  undo: { args: Undo; result: DocumentView };
  redo: { args: Redo; result: DocumentView };
  save_document: { args: SaveDocument; result: DocumentView };
  settle_document: { args: SettleDocument; result: DocumentView };
  start_execution: { args: StartExecution; result: ExecutionSummary };
  stop_execution: { args: StopExecution; result: ExecutionSummary };
  list_executions: { args: ListExecutions; result: Array<ExecutionSummary> };
  read_execution: { args: ReadExecution; result: ExecutionView };
  read_step_run: { args: ReadStepRun; result: StepRunDetail };
  read_log: { args: ReadLog; result: LogPage };
  read_presets: { args: ReadPresets; result: PresetsView };
  change_presets: { args: ChangePresets; result: PresetsView };
}
