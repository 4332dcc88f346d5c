//! What differs between two texts, line by line.

use serde::Serialize;
use ts_rs::TS;

/// A text, and what differs between an older one and it, line by line. What is the same in both is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextComparison {
    /// The newer text.
    pub text: String,
    /// What differs, in the order of the texts.
    pub hunks: Vec<TextHunk>,
}

/// Lines that went, and lines that stand in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextHunk {
    /// Which line of the older text comes first, from 0.
    pub old: u32,
    /// Its lines that went, without their ends.
    pub removed: Vec<String>,
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
