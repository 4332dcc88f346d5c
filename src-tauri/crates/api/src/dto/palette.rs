//! What can be added to a pipeline.

use serde::Serialize;
use ts_rs::TS;

use super::canvas::Family;

/// A step type that can be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PaletteEntry {
    /// The type, as the definition spells it.
    pub step_type: String,
    /// Its colour and glyph group.
    pub family: Family,
    /// The heading it stands under.
    pub group: String,
    /// What it is for, in one line.
    pub purpose: String,
}
