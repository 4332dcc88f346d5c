//! S3 URIs.

use std::fmt;

use thiserror::Error;

/// `s3://bucket/key`; the key may be empty or a prefix.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct S3Uri {
    /// The bucket, never empty.
    pub bucket: String,
    /// The key or key prefix, without its leading slash.
    pub key: String,
}

/// A text that is not an S3 URI.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not an S3 URI (`s3://bucket/key`)")]
pub struct NotAnS3Uri(pub String);

impl S3Uri {
    /// Reads `s3://bucket/key`.
    pub fn parse(text: &str) -> Result<Self, NotAnS3Uri> {
        let refuse = || NotAnS3Uri(text.to_owned());
        let rest = text.strip_prefix("s3://").ok_or_else(refuse)?;
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err(refuse());
        }
        Ok(Self { bucket: bucket.to_owned(), key: key.to_owned() })
    }

    /// This URI with `name` below it: exactly one slash between.
    #[must_use]
    pub fn join(&self, name: &str) -> Self {
        let key = match self.key.trim_end_matches('/') {
            "" => name.to_owned(),
            prefix => format!("{prefix}/{name}"),
        };
        Self { bucket: self.bucket.clone(), key }
    }

    /// The last part of the key; empty for a bucket or a key that ends in a slash.
    pub fn file_name(&self) -> &str {
        self.key.rsplit('/').next().unwrap_or_default()
    }
}

impl fmt::Display for S3Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.key)
    }
}
