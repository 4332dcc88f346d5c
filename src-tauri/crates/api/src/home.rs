//! Where Pipewright's state lives.

use std::path::PathBuf;

use crate::error::{Error, ErrorCode};

/// `PIPEWRIGHT_HOME`, or `pipewright` in the platform's data folder.
pub fn home() -> Result<PathBuf, Error> {
    if let Some(home) = std::env::var_os("PIPEWRIGHT_HOME").filter(|home| !home.is_empty()) {
        return std::path::absolute(PathBuf::from(home)).map_err(|error| {
            Error::new(ErrorCode::Store, format!("PIPEWRIGHT_HOME is no usable path: {error}."))
        });
    }
    dirs::data_local_dir().map(|data| data.join("pipewright")).ok_or_else(|| {
        Error::new(ErrorCode::Store, "This machine names no data folder for the user.")
            .hinted("Set PIPEWRIGHT_HOME to a folder that Pipewright may write to.")
    })
}

/// `PIPEWRIGHT_ENVIRONMENTS`, or `environments` in the home folder: built once, shared by executions.
pub fn environments(home: &std::path::Path) -> PathBuf {
    std::env::var_os("PIPEWRIGHT_ENVIRONMENTS")
        .filter(|folder| !folder.is_empty())
        .map_or_else(|| home.join("environments"), PathBuf::from)
}
