//! A mistake as data.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Severity {
    /// The pipeline cannot run as it stands.
    Error,
    /// It runs, but probably not as meant.
    Warning,
}

/// One mistake: what it is, where it is, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Diagnostic {
    /// The rule's code, such as `unknown-step`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// One terse sentence with the names in it.
    pub message: String,
    /// The step it belongs to, when it belongs to one.
    pub step: Option<String>,
    /// JSON pointer (RFC 6901) to the value at fault; empty for the whole document.
    pub pointer: String,
    /// What to do about it, when there is one thing to say.
    pub help: Option<String>,
}
