//! Two texts, and which of their lines differ.

use serde::Serialize;
use ts_rs::TS;

/// Two texts, and which of their lines differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextComparison {
    /// The older one.
    pub old: String,
    /// The newer one.
    pub new: String,
    /// What differs, in the order of the texts.
    pub hunks: Vec<TextHunk>,
}

/// Lines that went, and lines that stand in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextHunk {
    /// Which line of the older text comes first, from 0.
    pub old: u32,
    /// How many of its lines went.
    pub removed: u32,
    /// Which line of the newer text comes first, from 0.
    pub new: u32,
    /// How many of its lines came.
    pub added: u32,
    /// What differs within them, line by line; empty unless as many came as went.
    pub parts: Vec<LinePart>,
}

/// What differs between two lines, in UTF-16 units from their beginnings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LinePart {
    /// Where it begins in both.
    pub from: u32,
    /// Where it ends in the older line.
    pub old: u32,
    /// Where it ends in the newer line.
    pub new: u32,
}
