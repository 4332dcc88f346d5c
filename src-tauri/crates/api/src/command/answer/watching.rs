//! What the surfaces around a run ask: replay, rules, settings.

use super::{Answer, Argument};
use crate::command::{ReadReplay, ReadRule, ReadSettings, WriteSettings};
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
