//! What each command does: one line to a use case.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request alike")]

mod connect;
mod history;
mod inspect;
mod lineage;
mod text;
mod versions;
mod watching;

use std::path::Path;

use super::{
    AddStep, ApplyEdit, ListExecutions, OpenDocument, ReadDocument, ReadExecution, ReadLog, ReadPalette,
    ReadSession, ReadStepRun, Redo, SaveDocument, Session, SettleDocument, StartExecution, StopExecution,
    Undo,
};
use crate::document::{Document, Keep};
use crate::dto::document::{AddedStep, DocumentView};
use crate::dto::execution::{ExecutionSummary, ExecutionView, StepRunDetail};
use crate::dto::log::LogPage;
use crate::dto::palette::PaletteEntry;
use crate::error::Error;
use crate::execution::Start;
use crate::palette;
use crate::workbench::Workbench;

pub(super) use connect::{
    add_connected_step, cut_wire, insert_step, read_compatible_types, read_connection_sources,
    read_connection_targets, read_connections, read_replacement, read_wire,
};
pub(super) use history::{
    complete_filter, delete_executions, export_executions, organise_executions, read_deletion,
    read_history_columns, search_executions, summarise_executions,
};
pub(super) use inspect::{
    change_condition, change_parameter, change_presets, check_parameters, complete_value, find_fields,
    paste_rows, read_parameters, read_presets, read_step_form, set_field,
};
pub(super) use lineage::{
    decide_model, download_model, export_passport, read_lineage, read_model_groups, read_model_versions,
    read_passport,
};
pub(super) use watching::{
    open_file, read_about, read_file, read_replay, read_rule, read_settings, write_settings,
};

pub(super) use super::comparison::{
    compare_content, compare_definitions, compare_executions, explain_executions, export_comparison,
    read_compared_lines, read_curves, write_export,
};
pub(super) use super::gesture::{
    arrange_steps, copy_steps, duplicate_steps, find_steps, fold_branches, move_steps, paste_steps,
    remove_steps, travel,
};
pub(super) use text::{close_document, edit_text, read_text};
pub(super) use versions::{
    commit_files, compare_document, create_project, init_git, read_git, read_history, read_templates,
    read_version, save_document_as, take_version,
};

type Answer<T> = Result<T, Error>;
type Argument<'a> = Option<&'a Path>;

#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub(super) fn read_session(
    workbench: &Workbench,
    argument: Argument<'_>,
    ReadSession {}: ReadSession,
) -> Answer<Session> {
    Ok(workbench.read_session(argument))
}

pub(super) fn open_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: OpenDocument,
) -> Answer<DocumentView> {
    remembered(workbench, workbench.open_document(Path::new(&request.path))?)
}

/// A document that was opened, among those opened last.
fn remembered(workbench: &Workbench, view: DocumentView) -> Answer<DocumentView> {
    // A project goes by its folder, any other definition by its file.
    let project = Path::new(&view.file).ends_with("pipeline.json");
    workbench.remember(if project { &view.folder } else { &view.file })?;
    Ok(view)
}

pub(super) fn read_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadDocument,
) -> Answer<DocumentView> {
    workbench.read_document(&request.document)
}

pub(super) fn apply_edit(workbench: &Workbench, _: Argument<'_>, request: ApplyEdit) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.apply(&request.edit))
}

#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub(super) fn read_palette(
    _: &Workbench,
    _: Argument<'_>,
    ReadPalette {}: ReadPalette,
) -> Answer<Vec<PaletteEntry>> {
    Ok(palette::entries())
}

pub(super) fn add_step(workbench: &Workbench, _: Argument<'_>, request: AddStep) -> Answer<AddedStep> {
    workbench.with_document(&request.document, |document| {
        let step = document.add_step(&request.step_type, request.into, request.at)?;
        Ok(AddedStep { step, document: document.view(request.document.clone()) })
    })
}

pub(super) fn undo(workbench: &Workbench, _: Argument<'_>, request: Undo) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.undo().map(drop))
}

pub(super) fn redo(workbench: &Workbench, _: Argument<'_>, request: Redo) -> Answer<DocumentView> {
    workbench.edit(&request.document, |document| document.redo().map(drop))
}

pub(super) fn save_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SaveDocument,
) -> Answer<DocumentView> {
    workbench.edit(&request.document, Document::save)
}

pub(super) fn settle_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SettleDocument,
) -> Answer<DocumentView> {
    let keep = if request.keep_mine { Keep::Mine } else { Keep::Theirs };
    workbench.edit(&request.document, |document| document.settle(keep))
}

pub(super) fn start_execution(
    workbench: &Workbench,
    _: Argument<'_>,
    request: StartExecution,
) -> Answer<ExecutionSummary> {
    let start = Start {
        parameters: request.parameters,
        preset: request.preset,
        display_name: request.display_name,
        description: request.description,
        max_parallel_steps: request.max_parallel_steps,
    };
    workbench.start_execution(&request.document, &start)
}

pub(super) fn stop_execution(
    workbench: &Workbench,
    _: Argument<'_>,
    request: StopExecution,
) -> Answer<ExecutionSummary> {
    workbench.stop_execution(&request.arn, request.now)
}

pub(super) fn list_executions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ListExecutions,
) -> Answer<Vec<ExecutionSummary>> {
    workbench.list_executions(request.pipeline.as_deref(), request.limit)
}

pub(super) fn read_execution(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadExecution,
) -> Answer<ExecutionView> {
    workbench.read_execution(&request.arn)
}

pub(super) fn read_step_run(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadStepRun,
) -> Answer<StepRunDetail> {
    workbench.read_step_run(&request.arn, &request.step)
}

pub(super) fn read_log(workbench: &Workbench, _: Argument<'_>, request: ReadLog) -> Answer<LogPage> {
    workbench.read_log(&request.arn, &request.step, request.offset)
}
