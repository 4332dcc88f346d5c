//! An environment that is complete, and the marker file that says so.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Contents, EnvironmentError};

/// Written last: a folder without it is half-built.
const MARKER: &str = "pipewright-environment.json";

/// An environment that is complete and stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyEnvironment {
    /// The Python executable.
    pub python: PathBuf,
    /// The folder of its programs, to stand first in `PATH`.
    pub bin: PathBuf,
    /// The environment's folder; the base Python's when nothing was installed.
    pub root: PathBuf,
    /// Where the Python below it is installed (`sys.base_prefix`).
    pub base_prefix: PathBuf,
    /// `3.8`.
    pub version: String,
    /// What is installed; `None` when the Python cannot tell.
    pub contents: Option<Contents>,
    /// What stands in for what and why, when it is not the image's own Python.
    pub note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Marker {
    base_prefix: PathBuf,
    version: String,
}

/// The environment in `folder`, when it is complete and its Python is still installed.
pub(super) fn read(folder: &Path, note: Option<String>) -> Option<ReadyEnvironment> {
    let marker: Marker = serde_json::from_slice(&fs::read(folder.join(MARKER)).ok()?).ok()?;
    let bin = folder.join("bin");
    let python = bin.join("python");
    // Follows the link into the base Python, which may have been removed since.
    python.is_file().then_some(ReadyEnvironment {
        python,
        bin,
        root: folder.to_owned(),
        base_prefix: marker.base_prefix,
        version: marker.version,
        contents: None,
        note,
    })
}

/// Declares the environment in `folder` complete.
pub(super) fn write(folder: &Path, base_prefix: &Path, version: &str) -> Result<(), EnvironmentError> {
    let marker = Marker { base_prefix: base_prefix.to_owned(), version: version.to_owned() };
    let path = folder.join(MARKER);
    let partial = path.with_extension("partial");
    fs::write(&partial, serde_json::to_vec(&marker)?).map_err(EnvironmentError::io(&partial))?;
    fs::rename(&partial, &path).map_err(EnvironmentError::io(&path))
}
