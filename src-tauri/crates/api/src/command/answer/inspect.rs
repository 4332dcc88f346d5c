//! What the inspector asks for.

use super::super::{ChangePresets, ReadPresets};
use super::{Answer, Argument};
use crate::dto::preset::PresetsView;
use crate::workbench::Workbench;

pub(in super::super) fn read_presets(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ReadPresets,
) -> Answer<PresetsView> {
    workbench.read_presets(&request.document)
}

pub(in super::super) fn change_presets(
    workbench: &Workbench,
    _: Argument<'_>,
    request: ChangePresets,
) -> Answer<PresetsView> {
    workbench.change_presets(&request.document, &request.change)
}
