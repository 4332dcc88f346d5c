//! What the engine asks of its host: somewhere to keep objects and somewhere to record what happens.

use std::path::{Path, PathBuf};

use pipewright_pipeline::s3::S3Uri;
use thiserror::Error;

/// An object under a bucket and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Where it is.
    pub uri: S3Uri,
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// The immutable blob on disk: read it, link it read-only, never write to it.
    pub blob: PathBuf,
}

/// An object could not be kept or found for a reason other than its absence.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct ObjectError {
    /// What failed, naming the URI or path.
    pub message: String,
    /// The cause, when there is one.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Content-addressed objects under S3 URIs.
pub trait Objects: Send + Sync {
    /// Every object whose key is `uri.key`, or lies below it as below a folder, or (S3Prefix) starts with
    /// it; by key. Empty when there is none.
    fn list(&self, uri: &S3Uri) -> Result<Vec<Object>, ObjectError>;

    /// Keeps the file's bytes under `uri`. The file may be moved away: it belongs to the store afterwards.
    fn take_file(&self, uri: &S3Uri, file: &Path) -> Result<Object, ObjectError>;
}
