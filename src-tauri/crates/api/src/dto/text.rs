//! The text of an open pipeline, and what stands where in it.

use pipewright_validator::Diagnostic;
use serde::Serialize;
use ts_rs::TS;

use super::document::DocumentId;

/// A text that is no JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BrokenText {
    /// What is wrong, and where.
    pub message: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// Whether it was typed here; otherwise the file holds it.
    pub typed: bool,
}

/// The text of an open pipeline.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextView {
    /// Its state, as `EditingView.text` counts.
    pub revision: u32,
    /// The text; none when the asker has it.
    pub text: Option<String>,
    /// Where each step stands, in the order of the text; nothing while the text is no JSON.
    pub steps: Vec<StepRange>,
    /// Every mistake that has a place.
    pub marks: Vec<Mark>,
}

/// A part of a text, counted in UTF-16 units as JavaScript does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextRange {
    /// The first.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

/// Where a step stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StepRange {
    /// The step.
    pub step: String,
    /// All of it; steps nested in it have ranges of their own.
    pub range: TextRange,
    /// Its name's value.
    pub name: Option<TextRange>,
}

/// Where a mistake stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Mark {
    /// The place.
    pub range: TextRange,
    /// The mistake.
    pub diagnostic: Diagnostic,
}

/// A document that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Closed {
    /// Which.
    pub document: DocumentId,
    /// Whether unsaved changes of it are kept for the next time.
    pub kept: bool,
}
