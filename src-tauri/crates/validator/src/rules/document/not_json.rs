//! # `not-json`
//!
//! The text is not JSON, so nothing else can be said about it. SageMaker answers
//! `Unable to parse pipeline definition` and names neither the line nor the column.

use pipewright_pipeline::json::SyntaxError;

use crate::{Diagnostic, Severity};

pub(crate) fn diagnose(error: &SyntaxError) -> Diagnostic {
    Diagnostic {
        code: "not-json".into(),
        severity: Severity::Error,
        message: format!("Not JSON at line {}, column {}: {}.", error.line, error.column, error.message),
        step: None,
        pointer: String::new(),
        help: Some("Mend the text at this place; the rest is judged once it can be read.".into()),
    }
}
