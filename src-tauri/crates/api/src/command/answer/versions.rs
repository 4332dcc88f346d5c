//! What the surfaces of files and versions ask for.

use std::path::Path;

use super::super::{
    CommitFiles, CompareDocument, CreateProject, InitGit, ReadGit, ReadHistory, ReadTemplates, ReadVersion,
    SaveDocumentAs, TakeVersion,
};
use super::{Answer, Argument, remembered};
use crate::dto::document::DocumentView;
use crate::dto::git::{Committed, Comparison, GitState, GitVersion, VersionView};
use crate::dto::project::TemplateView;
use crate::project;
use crate::workbench::Workbench;

pub(in super::super) fn read_git(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadGit,
) -> Answer<GitState> {
    workbench.read_git(&request.document)
}

pub(in super::super) fn init_git(
    workbench: &Workbench,
    _: Argument<'_>,
    request: InitGit,
) -> Answer<GitState> {
    workbench.init_git(&request.document)
}

pub(in super::super) fn read_history(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadHistory,
) -> Answer<Vec<GitVersion>> {
    workbench.read_history(&request.document, request.limit)
}

pub(in super::super) fn commit_files(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CommitFiles,
) -> Answer<Committed> {
    workbench.commit_files(&request.document, &request.message, &request.files)
}

pub(in super::super) fn compare_document(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CompareDocument,
) -> Answer<Comparison> {
    workbench.compare_document(&request.document, &request.with, request.texts)
}

pub(in super::super) fn read_version(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadVersion,
) -> Answer<VersionView> {
    workbench.read_version(&request.document, &request.version)
}

pub(in super::super) fn take_version(
    workbench: &Workbench,
    _: Argument<'_>,
    request: TakeVersion,
) -> Answer<DocumentView> {
    workbench.take_version(&request.document, &request.version)
}

#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub(in super::super) fn read_templates(
    _: &Workbench,
    _: Argument<'_>,
    ReadTemplates {}: ReadTemplates,
) -> Answer<Vec<TemplateView>> {
    Ok(project::templates())
}

pub(in super::super) fn create_project(
    workbench: &Workbench,
    _: Argument<'_>,
    request: CreateProject,
) -> Answer<DocumentView> {
    remembered(
        workbench,
        workbench.create_project(&request.template, Path::new(&request.below), &request.name)?,
    )
}

pub(in super::super) fn save_document_as(
    workbench: &Workbench,
    _: Argument<'_>,
    request: SaveDocumentAs,
) -> Answer<DocumentView> {
    remembered(
        workbench,
        workbench.save_document_as(&request.document, Path::new(&request.path), request.over)?,
    )
}
