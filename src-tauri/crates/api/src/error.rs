//! The one place that classifies what went wrong.

use pipewright_validator::Diagnostic;
use serde::Serialize;
use ts_rs::TS;

/// What kind of failure it is; hosts switch on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ErrorCode {
    /// The file, folder, document, execution or step does not exist.
    NotFound,
    /// A file cannot be read or written.
    Unreadable,
    /// The definition has errors; `diagnostics` lists them.
    InvalidDefinition,
    /// A parameter is unknown, missing or has a bad value.
    InvalidParameter,
    /// A `file://` URI of the project cannot be packaged.
    MissingFile,
    /// The call itself is malformed.
    BadRequest,
    /// The store cannot be opened, read or written.
    Store,
    /// The machine refuses something the engine needs.
    Engine,
}

/// What went wrong, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Error {
    /// What kind of failure it is.
    pub code: ErrorCode,
    /// What happened, naming the thing and the place.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The mistakes, when the definition has some.
    pub diagnostics: Vec<Diagnostic>,
}
