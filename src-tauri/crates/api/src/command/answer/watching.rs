//! What the surfaces around a run ask: replay, files, rules, settings.

use super::{Answer, Argument};
use crate::about::{About, about};
use crate::command::{OpenFile, ReadAbout, ReadFile, ReadReplay, ReadRule, ReadSettings, WriteSettings};
use crate::dto::file::{FilePreview, OpenedFile};
use crate::dto::replay::Replay;
use crate::dto::rule::RulePage;
use crate::judge::rule;
use crate::settings::Settings;
use crate::workbench::Workbench;

pub(in crate::command) fn read_replay(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadReplay,
) -> Answer<Replay> {
    workbench.read_replay(&request.arn)
}

pub(in crate::command) fn read_rule(_: &Workbench, _: Argument<'_>, request: ReadRule) -> Answer<RulePage> {
    let rule = rule(&request.code)?;
    Ok(RulePage {
        code: rule.code.to_owned(),
        family: rule.family.title().to_owned(),
        severity: rule.severity,
        summary: rule.summary.to_owned(),
        text: rule.documentation().to_owned(),
    })
}

pub(in crate::command) fn read_file(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadFile,
) -> Answer<FilePreview> {
    workbench.read_file(&request.sha256, &request.name, request.entry.as_deref())
}

pub(in crate::command) fn open_file(
    workbench: &Workbench,
    _: Argument<'_>,
    request: OpenFile,
) -> Answer<OpenedFile> {
    let path = workbench.open_file(&request.sha256, &request.name, request.show)?;
    Ok(OpenedFile { path })
}

#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub(in crate::command) fn read_about(
    _: &Workbench,
    _: Argument<'_>,
    ReadAbout {}: ReadAbout,
) -> Answer<About> {
    Ok(about())
}

pub(in crate::command) fn read_settings(
    workbench: &Workbench,
    _: Argument<'_>,
    ReadSettings {}: ReadSettings,
) -> Answer<Settings> {
    workbench.read_settings()
}

pub(in crate::command) fn write_settings(
    workbench: &Workbench,
    _: Argument<'_>,
    request: WriteSettings,
) -> Answer<Settings> {
    workbench.write_settings(request.settings)
}
