//! # `not-json`
//!
//! The text is not JSON, so nothing else can be said about it.
//!
//! ## Why
//!
//! SageMaker answers `Unable to parse pipeline definition` and names neither the line nor the column.
//!
//! ## Example
//!
//! ```json
//! {"Version": "2020-12-01", "Steps": [],}
//! ```
//!
//! ## Instead
//!
//! Mend the text at the place named; the rest is judged once it can be read.

use pipewright_pipeline::json::SyntaxError;

use crate::rule::{Check, Family, Rule};
use crate::{Diagnostic, Place, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "not-json",
    family: Family::Document,
    severity: Severity::Error,
    summary: "The text is not JSON.",
    check: Check::Within,
};

pub(crate) fn diagnose(error: &SyntaxError) -> Diagnostic {
    let message = format!("Not JSON at line {}, column {}: {}.", error.line, error.column, error.message);
    let mut diagnostic =
        RULE.at("", message).hint("Mend the text at this place; the rest is judged once it can be read.");
    diagnostic.place =
        Some(Place { line: error.line, column: error.column, start: error.offset, end: error.offset + 1 });
    diagnostic
}
