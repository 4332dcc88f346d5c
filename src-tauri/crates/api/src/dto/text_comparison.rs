//! What differs between two texts, line by line.

use serde::Serialize;
use ts_rs::TS;

/// What differs between an older text and a newer one, line by line. The lines themselves are read when they are looked at:
/// two texts of thousands of steps have hundreds of thousands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextComparison {
    /// Names it where its lines are read.
    pub id: u32,
    /// How many lines the newer text has.
    pub lines: u32,
    /// How long the longest line of both is, in UTF-16 units.
    pub longest: u32,
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

/// Lines of two texts that were compared, without their ends, in the order they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ComparedLines {
    /// Of the older text.
    pub old: Vec<String>,
    /// Of the newer text.
    pub new: Vec<String>,
}
