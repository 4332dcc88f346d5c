//! Lineage and the model registry.
#![expect(clippy::needless_pass_by_value, reason = "every command takes its request alike")]

use std::path::Path;

use super::super::lineage::{
    DecideModel, DownloadModel, ExportPassport, ReadLineage, ReadModelGroups, ReadModelVersions, ReadPassport,
};
use super::{Answer, Argument};
use crate::dto::file::OpenedFile;
use crate::dto::lineage::LineageView;
use crate::dto::passport::Passport;
use crate::dto::registry::{ModelGroup, ModelVersion};
use crate::lineage::LineageQuestion;
use crate::workbench::Workbench;

pub(in super::super) fn read_lineage(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadLineage,
) -> Answer<LineageView> {
    let ReadLineage { subject, direction, depth, kinds, same } = request;
    workbench.lineage(&LineageQuestion { subject, direction, depth, kinds, same })
}

pub(in super::super) fn read_model_groups(
    workbench: &Workbench,
    _: Argument<'_>,
    ReadModelGroups {}: ReadModelGroups,
) -> Answer<Vec<ModelGroup>> {
    workbench.model_groups()
}

/// As many versions of a group are shown in the window.
const VERSIONS: u32 = 100;

pub(in super::super) fn read_model_versions(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadModelVersions,
) -> Answer<Vec<ModelVersion>> {
    workbench.model_versions(&request.group, Some(VERSIONS))
}

pub(in super::super) fn decide_model(
    workbench: &Workbench,
    _: Argument<'_>,
    request: DecideModel,
) -> Answer<ModelVersion> {
    workbench.decide_model(&request.package, request.status, request.comment.as_deref())
}

pub(in super::super) fn download_model(
    workbench: &Workbench,
    _: Argument<'_>,
    request: DownloadModel,
) -> Answer<OpenedFile> {
    let path = workbench.download_model(&request.package, Path::new(&request.path), request.over)?;
    Ok(OpenedFile { path: path.display().to_string() })
}

pub(in super::super) fn read_passport(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadPassport,
) -> Answer<Passport> {
    workbench.passport(&request.package)
}

pub(in super::super) fn export_passport(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ExportPassport,
) -> Answer<OpenedFile> {
    let target = Path::new(&request.path);
    let path = workbench.export_passport(&request.package, request.format, target, request.over)?;
    Ok(OpenedFile { path: path.display().to_string() })
}
