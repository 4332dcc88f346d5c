//! Which buckets and keys may name an object.
//!
//! Keys end up as paths when a job's inputs are laid out, so one that could climb out of its folder is refused
//! when it is put, not when it is used. Empty segments (`a//b`) are as distinct here as in S3.

use pipewright_pipeline::s3::S3Uri;
use thiserror::Error;

use crate::error::StoreError;

/// S3's own limit.
const LONGEST_KEY: usize = 1024;

/// Why a bucket and key cannot name an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Other characters than S3 allows, or only dots.
    #[error("a bucket's name consists of letters, digits, `.`, `-` and `_`")]
    Bucket,
    /// `s3://bucket` or `s3://bucket/`.
    #[error("the key is empty")]
    EmptyKey,
    /// More than 1024 bytes.
    #[error("the key is longer than 1024 bytes")]
    LongKey,
    /// `s3://bucket//key`.
    #[error("the key starts with a slash")]
    LeadingSlash,
    /// `.` or `..` between slashes or backslashes.
    #[error("the key has a `.` or `..` segment")]
    DotSegment,
    /// A NUL character.
    #[error("the key contains a NUL character")]
    Nul,
}

/// Refuses what cannot name an object.
pub(crate) fn check(uri: &S3Uri) -> Result<(), StoreError> {
    match fault(uri) {
        Some(fault) => Err(StoreError::Name { uri: uri.clone(), fault }),
        None => Ok(()),
    }
}

fn fault(uri: &S3Uri) -> Option<NameFault> {
    let S3Uri { bucket, key } = uri;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let faults = [
        (!bucket.chars().all(plain) || bucket.chars().all(|c| c == '.'), NameFault::Bucket),
        (key.is_empty(), NameFault::EmptyKey),
        (key.len() > LONGEST_KEY, NameFault::LongKey),
        // A backslash separates on Windows.
        (key.starts_with(['/', '\\']), NameFault::LeadingSlash),
        (key.split(['/', '\\']).any(|segment| matches!(segment, "." | "..")), NameFault::DotSegment),
        (key.contains('\0'), NameFault::Nul),
    ];
    faults.into_iter().find_map(|(found, fault)| found.then_some(fault))
}
