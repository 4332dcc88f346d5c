//! Every command, declared once; hosts adapt. `commands!` makes of the table the request enum and the
//! TypeScript map, so that a host without an arm for a command does not compile.

#[macro_use]
mod table;

mod answer;
mod comparison;
mod document;
mod gesture;
mod history;
mod lineage;
mod versions;

use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

pub use comparison::{
    CompareContent, CompareDefinitions, CompareExecutions, ExplainExecutions, ExportComparison,
    ReadComparedLines, ReadCurves, WriteExport,
};
pub use history::{
    CompleteFilter, DeleteExecutions, ExportExecutions, OrganiseExecutions, ReadDeletion, ReadHistoryColumns,
    SearchExecutions, SummariseExecutions,
};
pub use lineage::{
    DecideModel, DownloadModel, ExportPassport, ReadLineage, ReadModelGroups, ReadModelVersions, ReadPassport,
};
pub use versions::{
    CloseDocument, CommitFiles, CompareDocument, CreateProject, EditText, InitGit, ReadGit, ReadHistory,
    ReadTemplates, ReadText, ReadVersion, SaveDocumentAs, TakeVersion,
};

use crate::about::About;
use crate::dto::comparison::{ContentDifference, Curve, ExecutionComparison, Exported};
use crate::dto::connect::{ConnectionChoices, ConnectionSite, Replacement, WireEnd, WireValue};
use crate::dto::document::{AddedStep, DocumentId, DocumentView};
use crate::dto::execution::{ExecutionSummary, ExecutionView, RefusedValue, StepRunDetail};
use crate::dto::explanation::Explanation;
use crate::dto::file::{FilePreview, OpenedFile};
use crate::dto::form::{
    ConditionChange, FieldChoice, FieldInput, ParameterChange, ParameterForm, StepForm, Suggestion,
    ValueSource,
};
use crate::dto::gesture::{CopiedSteps, FoundStep, Motion, NewSteps, StepPlace};
use crate::dto::git::{Committed, Comparison, GitState, GitVersion, VersionView};
use crate::dto::history::{
    DeletionDone, DeletionView, ExportedHistory, FilterHelp, HistoryColumns, HistoryPage, HistorySummary,
};
use crate::dto::lineage::LineageView;
use crate::dto::log::LogPage;
use crate::dto::palette::PaletteEntry;
use crate::dto::passport::Passport;
use crate::dto::preset::{PresetChange, PresetsView};
use crate::dto::project::TemplateView;
use crate::dto::registry::{ModelGroup, ModelVersion};
use crate::dto::replay::Replay;
use crate::dto::rule::RulePage;
use crate::dto::text::{Closed, TextView};
use crate::dto::text_comparison::{ComparedLines, TextComparison};
use crate::error::{Error, ErrorCode};
use crate::file::Show;
use crate::settings::Settings;
use crate::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::edit::{Edit, StepList};
use pipewright_pipeline::layout::scene::Point;

requests! {
    /// Opens a project folder or a definition file; opening it again gives the same document.
    OpenDocument {
        /// A path; relative ones count from the working folder.
        path: String,
    }
    /// Reads an open document as it is now.
    ReadDocument {
        /// Which.
        document: DocumentId,
    }
    /// Puts steps' nodes somewhere, and the steps into another list if one is given.
    MoveSteps {
        /// Which document.
        document: DocumentId,
        /// Which steps, and where to.
        places: Vec<StepPlace>,
        /// What it is called.
        motion: Motion,
        /// The list they go to; each stays in its own when not given.
        into: Option<StepList>,
    }
    /// Lets the automatic layout place steps.
    ArrangeSteps {
        /// Which document.
        document: DocumentId,
        /// Which steps; all of them, wherever they were put, when none is named.
        steps: Vec<String>,
    }
    /// Removes steps, with those nested in them.
    RemoveSteps {
        /// Which document.
        document: DocumentId,
        /// Which steps.
        steps: Vec<String>,
        /// Whether they went to the clipboard, which is then what the change is called.
        cut: bool,
    }
    /// Copies steps, each to right behind itself.
    DuplicateSteps {
        /// Which document.
        document: DocumentId,
        /// Which steps.
        steps: Vec<String>,
    }
    /// Steps as a text for the clipboard.
    CopySteps {
        /// Which document.
        document: DocumentId,
        /// Which steps.
        steps: Vec<String>,
    }
    /// Adds the steps of a text: one that was copied, a definition, a step.
    PasteSteps {
        /// Which document.
        document: DocumentId,
        /// The text.
        text: String,
        /// Where to.
        into: StepList,
        /// Where the upper left node goes; the automatic layout places them when not given.
        at: Option<Point>,
        /// Whether they go on reading steps that are not among them, where a step of that name is there.
        keep_inputs: bool,
    }
    /// Draws branches as their names alone, or with their steps again.
    FoldBranches {
        /// Which document.
        document: DocumentId,
        /// Which branches.
        branches: Vec<StepList>,
        /// True: as their names alone.
        folded: bool,
    }
    /// Finds steps by name, type, image or parameter.
    FindSteps {
        /// Which document.
        document: DocumentId,
        /// Words that all must be there.
        query: String,
    }
    /// Takes back, or does again, until so many entries of the history are done.
    Travel {
        /// Which document.
        document: DocumentId,
        /// How many.
        done: u32,
    }
    /// Makes an edit of an open document.
    ApplyEdit {
        /// Which document.
        document: DocumentId,
        /// The edit.
        edit: Edit,
    }
    /// What can be added to a pipeline.
    ReadPalette {}
    /// Adds a step of a type.
    AddStep {
        /// Which document.
        document: DocumentId,
        /// The type; one of the palette's.
        step_type: String,
        /// Where to.
        into: StepList,
        /// Where its node goes; the automatic layout places it when not given.
        at: Option<Point>,
    }
    /// Asks how each step takes part in a connection that begins at an output.
    ReadConnectionTargets {
        /// Which document.
        document: DocumentId,
        /// The output.
        from: WireEnd,
        /// The origins of the wire that the new one takes the place of.
        instead_of: Vec<String>,
    }
    /// Asks which outputs an input can be connected with.
    ReadConnectionSources {
        /// Which document.
        document: DocumentId,
        /// The input.
        to: WireEnd,
        /// The origins of the wire that the new one takes the place of.
        instead_of: Vec<String>,
    }
    /// Asks for the ways to connect an output with a step.
    ReadConnections {
        /// Which document.
        document: DocumentId,
        /// The output.
        from: WireEnd,
        /// The step.
        to: String,
        /// One of its ports, when only that is meant.
        to_port: Option<String>,
        /// The origins of the wire that the new one takes the place of.
        instead_of: Vec<String>,
    }
    /// Reads the values that a wire stands for.
    ReadWire {
        /// Which document.
        document: DocumentId,
        /// The wire's origins.
        origins: Vec<String>,
    }
    /// Clears exactly the values that a wire stands for.
    CutWire {
        /// Which document.
        document: DocumentId,
        /// The wire's origins.
        origins: Vec<String>,
    }
    /// Asks which step types of the palette an output can be connected with.
    ReadCompatibleTypes {
        /// Which document.
        document: DocumentId,
        /// The output.
        from: WireEnd,
    }
    /// Adds a step and connects it with an output in the way that is most likely meant, all in one.
    AddConnectedStep {
        /// Which document.
        document: DocumentId,
        /// The type; one of the palette's.
        step_type: String,
        /// The step that it comes after.
        after: String,
        /// Its output; the one that fits best when not given.
        port: Option<String>,
        /// Where its node goes.
        at: Option<Point>,
    }
    /// Puts a step between the two ends of a wire.
    InsertStep {
        /// Which document.
        document: DocumentId,
        /// A step of the pipeline; a new one is made when not given.
        step: Option<String>,
        /// The type of a new one.
        step_type: Option<String>,
        /// The wire's origins.
        origins: Vec<String>,
        /// Where its node goes.
        at: Option<Point>,
    }
    /// Asks what a step of another type would keep and lose in a step's place.
    ReadReplacement {
        /// Which document.
        document: DocumentId,
        /// The step.
        step: String,
        /// The type; one of the palette's.
        step_type: String,
    }
    /// Takes back what was done last.
    Undo {
        /// Which document.
        document: DocumentId,
    }
    /// Does again what was taken back last.
    Redo {
        /// Which document.
        document: DocumentId,
    }
    /// Writes the definition to its file, in the canonical form.
    SaveDocument {
        /// Which document.
        document: DocumentId,
    }
    /// Settles a conflict with a change made outside, or drops unsaved changes.
    SettleDocument {
        /// Which document.
        document: DocumentId,
        /// True: the unsaved changes stay, and the next save writes over the file. False: they are dropped.
        keep_mine: bool,
    }
    /// Starts an execution of an open document.
    StartExecution {
        /// Which document.
        document: DocumentId,
        /// Values by parameter name, as text; the rest take their defaults.
        parameters: std::collections::BTreeMap<String, String>,
        /// The preset whose values they stand over.
        preset: Option<String>,
        /// A name for people.
        display_name: Option<String>,
        /// What it is for.
        description: Option<String>,
        /// How many steps run at once; by the settings when not given.
        max_parallel_steps: Option<u32>,
    }
    /// Says which values a start would be refused for.
    CheckParameters {
        /// Which document.
        document: DocumentId,
        /// Values by parameter name, as text.
        parameters: std::collections::BTreeMap<String, String>,
        /// The preset whose values they stand over.
        preset: Option<String>,
    }
    /// Ends a running execution.
    StopExecution {
        /// Which.
        arn: ExecutionArn,
        /// Whether its jobs are killed without the time they would have to end.
        now: bool,
    }
    /// Lists executions, newest first.
    ListExecutions {
        /// Only this pipeline's.
        pipeline: Option<String>,
        /// At most so many.
        limit: u32,
    }
    /// Reads one execution with its steps.
    ReadExecution {
        /// Which.
        arn: ExecutionArn,
    }
    /// Reads one step of an execution.
    ReadStepRun {
        /// Which execution.
        arn: ExecutionArn,
        /// Which step.
        step: String,
    }
    /// Reads a step's log from an offset on.
    ReadLog {
        /// Which execution.
        arn: ExecutionArn,
        /// Which step.
        step: String,
        /// Bytes to skip: 0, or the last page's `next_offset`.
        offset: u64,
    }
    /// Reads the presets of a document's project.
    ReadPresets {
        /// Which document.
        document: DocumentId,
    }
    /// Changes the presets of a document's project.
    ChangePresets {
        /// Which document.
        document: DocumentId,
        /// What to change.
        change: PresetChange,
    }
    /// Reads an execution as it went.
    ReadReplay {
        /// Which.
        arn: ExecutionArn,
    }
    /// Reads what a rule of the validator finds, and why.
    ReadRule {
        /// Its code: `unknown-step`.
        code: String,
    }
    /// Looks into a kept file.
    ReadFile {
        /// The SHA-256 of its bytes.
        sha256: String,
        /// Its name, which tells how to read it.
        name: String,
        /// A file in it, when it is an archive.
        entry: Option<String>,
    }
    /// Opens a copy of a kept file outside the window; gives the copy's path.
    OpenFile {
        /// The SHA-256 of its bytes.
        sha256: String,
        /// Its name.
        name: String,
        /// Where to show it.
        show: Show,
    }
    /// Reads what the program is, and whose work is in it.
    ReadAbout {}
    /// Reads what the user has chosen.
    ReadSettings {}
    /// Keeps what the user has chosen.
    WriteSettings {
        /// All of it.
        settings: Settings,
    }
    /// Reads a step as a form.
    ReadStepForm {
        /// Which document.
        document: DocumentId,
        /// Which step.
        step: String,
    }
    /// Looks for fields that a step could set and does not.
    FindFields {
        /// Which document.
        document: DocumentId,
        /// Which step.
        step: String,
        /// What to look for; everything when empty.
        text: String,
    }
    /// Asks what a field could hold.
    CompleteValue {
        /// Which document.
        document: DocumentId,
        /// Where the field's value stands, or would stand.
        pointer: String,
        /// What to look for; everything when empty.
        text: String,
        /// Where the value shall come from.
        source: ValueSource,
    }
    /// Gives a field a value.
    SetField {
        /// Which document.
        document: DocumentId,
        /// Where the field's value stands, or would stand.
        pointer: String,
        /// What it shall hold.
        input: FieldInput,
    }
    /// Changes a condition.
    ChangeCondition {
        /// Which document.
        document: DocumentId,
        /// The condition, or the list to add one to.
        pointer: String,
        /// What to change.
        change: ConditionChange,
    }
    /// Puts pasted rows into a list or map.
    PasteRows {
        /// Which document.
        document: DocumentId,
        /// The list or map.
        pointer: String,
        /// Lines of `name=value`, CSV, or JSON.
        text: String,
    }
    /// Reads the parameters, with where each is used.
    ReadParameters {
        /// Which document.
        document: DocumentId,
    }
    /// Adds a parameter, or changes its declaration.
    ChangeParameter {
        /// Which document.
        document: DocumentId,
        /// The parameter.
        parameter: String,
        /// What to change.
        change: ParameterChange,
    }
    /// Reads what the program was started with.
    ReadSession {}
}

/// What the program was started with, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, TS)]
#[ts(export)]
pub struct Session {
    /// The program's version.
    pub version: String,
    /// Where its state lives.
    pub home: String,
    /// Where the steps' Python environments are.
    pub environments: String,
    /// The project to open first: the program's argument, or the last one opened.
    pub open: Option<String>,
    /// Projects opened before, newest first.
    pub recent: Vec<String>,
    /// Processor cores that jobs may use.
    pub cores: u32,
}

commands! {
    read_session(ReadSession) -> Session;
    open_document(OpenDocument) -> DocumentView;
    read_document(ReadDocument) -> DocumentView;
    move_steps(MoveSteps) -> DocumentView;
    arrange_steps(ArrangeSteps) -> DocumentView;
    remove_steps(RemoveSteps) -> DocumentView;
    duplicate_steps(DuplicateSteps) -> NewSteps;
    copy_steps(CopySteps) -> CopiedSteps;
    paste_steps(PasteSteps) -> NewSteps;
    fold_branches(FoldBranches) -> DocumentView;
    find_steps(FindSteps) -> Vec<FoundStep>;
    travel(Travel) -> DocumentView;
    apply_edit(ApplyEdit) -> DocumentView;
    read_palette(ReadPalette) -> Vec<PaletteEntry>;
    add_step(AddStep) -> AddedStep;
    read_connection_targets(ReadConnectionTargets) -> Vec<ConnectionSite>;
    read_connection_sources(ReadConnectionSources) -> Vec<ConnectionSite>;
    read_connections(ReadConnections) -> ConnectionChoices;
    read_wire(ReadWire) -> Vec<WireValue>;
    cut_wire(CutWire) -> DocumentView;
    read_compatible_types(ReadCompatibleTypes) -> Vec<String>;
    add_connected_step(AddConnectedStep) -> AddedStep;
    insert_step(InsertStep) -> AddedStep;
    read_replacement(ReadReplacement) -> Replacement;
    undo(Undo) -> DocumentView;
    redo(Redo) -> DocumentView;
    save_document(SaveDocument) -> DocumentView;
    settle_document(SettleDocument) -> DocumentView;
    read_text(ReadText) -> TextView;
    edit_text(EditText) -> DocumentView;
    close_document(CloseDocument) -> Closed;
    read_git(ReadGit) -> GitState;
    init_git(InitGit) -> GitState;
    read_history(ReadHistory) -> Vec<GitVersion>;
    commit_files(CommitFiles) -> Committed;
    compare_document(CompareDocument) -> Comparison;
    read_version(ReadVersion) -> VersionView;
    take_version(TakeVersion) -> DocumentView;
    read_templates(ReadTemplates) -> Vec<TemplateView>;
    create_project(CreateProject) -> DocumentView;
    save_document_as(SaveDocumentAs) -> DocumentView;
    start_execution(StartExecution) -> ExecutionSummary;
    check_parameters(CheckParameters) -> Vec<RefusedValue>;
    stop_execution(StopExecution) -> ExecutionSummary;
    list_executions(ListExecutions) -> Vec<ExecutionSummary>;
    read_execution(ReadExecution) -> ExecutionView;
    read_step_run(ReadStepRun) -> StepRunDetail;
    read_log(ReadLog) -> LogPage;
    compare_executions(CompareExecutions) -> ExecutionComparison;
    explain_executions(ExplainExecutions) -> Explanation;
    compare_definitions(CompareDefinitions) -> TextComparison;
    read_compared_lines(ReadComparedLines) -> ComparedLines;
    compare_content(CompareContent) -> ContentDifference;
    read_curves(ReadCurves) -> Vec<Curve>;
    export_comparison(ExportComparison) -> Exported;
    write_export(WriteExport) -> OpenedFile;
    read_step_form(ReadStepForm) -> StepForm;
    find_fields(FindFields) -> Vec<FieldChoice>;
    complete_value(CompleteValue) -> Vec<Suggestion>;
    set_field(SetField) -> DocumentView;
    change_condition(ChangeCondition) -> DocumentView;
    paste_rows(PasteRows) -> DocumentView;
    read_parameters(ReadParameters) -> Vec<ParameterForm>;
    change_parameter(ChangeParameter) -> DocumentView;
    read_presets(ReadPresets) -> PresetsView;
    change_presets(ChangePresets) -> PresetsView;
    read_lineage(ReadLineage) -> LineageView;
    read_model_groups(ReadModelGroups) -> Vec<ModelGroup>;
    read_model_versions(ReadModelVersions) -> Vec<ModelVersion>;
    decide_model(DecideModel) -> ModelVersion;
    download_model(DownloadModel) -> OpenedFile;
    read_passport(ReadPassport) -> Passport;
    export_passport(ExportPassport) -> OpenedFile;
    read_replay(ReadReplay) -> Replay;
    read_rule(ReadRule) -> RulePage;
    read_file(ReadFile) -> FilePreview;
    open_file(OpenFile) -> OpenedFile;
    read_about(ReadAbout) -> About;
    search_executions(SearchExecutions) -> HistoryPage;
    summarise_executions(SummariseExecutions) -> HistorySummary;
    complete_filter(CompleteFilter) -> FilterHelp;
    read_history_columns(ReadHistoryColumns) -> HistoryColumns;
    organise_executions(OrganiseExecutions) -> ();
    read_deletion(ReadDeletion) -> DeletionView;
    delete_executions(DeleteExecutions) -> DeletionDone;
    export_executions(ExportExecutions) -> ExportedHistory;
    read_settings(ReadSettings) -> Settings;
    write_settings(WriteSettings) -> Settings;
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_typescript_map_is_written() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").unwrap_or_else(|_| "./bindings".into());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("Commands.ts"), super::typescript()).unwrap();
    }
}
