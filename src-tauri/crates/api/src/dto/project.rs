//! Projects to begin with.

use serde::Serialize;
use ts_rs::TS;

/// A project to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TemplateView {
    /// Its name.
    pub name: String,
    /// What it does, in a few words.
    pub summary: String,
}
