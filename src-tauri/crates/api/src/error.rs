//! The one place that classifies what went wrong.

use std::fmt;

use pipewright_pipeline::service::ServiceError;
use pipewright_store::StoreError;
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
    /// The local engine does not run something in the definition.
    NotSupported,
    /// The file and the unsaved changes cannot be had together.
    Conflict,
    /// git refuses something, or a hook does.
    Git,
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

impl Error {
    /// An error without a hint.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, diagnostics: Vec::new() }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hinted(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// A file that cannot be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => ErrorCode::NotFound,
            _ => ErrorCode::Unreadable,
        };
        Self::new(code, format!("{}: {error}.", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " {hint}"))
    }
}

impl std::error::Error for Error {}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::UnknownExecution(_) | StoreError::UnknownStep(_) => ErrorCode::NotFound,
            StoreError::ExecutionNotEnded { .. } => ErrorCode::Conflict,
            _ => ErrorCode::Store,
        };
        Self::new(code, chain(&error))
    }
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self { hint: error.hint.clone(), ..Self::new(ErrorCode::Engine, error.message) }
    }
}

/// An error with its causes: `what failed: why: why`.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
