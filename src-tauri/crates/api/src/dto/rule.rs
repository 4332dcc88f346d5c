//! A rule of the validator, as its page tells it.

use pipewright_validator::Severity;
use serde::Serialize;
use ts_rs::TS;

/// What a rule finds, why that is a mistake, and how it is done instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RulePage {
    /// Its name.
    pub code: String,
    /// What it is about.
    pub family: String,
    /// How bad the mistake is.
    pub severity: Severity,
    /// The fault in one sentence.
    pub summary: String,
    /// The page, in Markdown: a title, the fault, `## Why`, `## Example`, `## Instead`, `## Source`.
    pub text: String,
}
