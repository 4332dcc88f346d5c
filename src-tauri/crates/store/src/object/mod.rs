//! Objects: immutable blobs, and bucket keys that point to them.
//!
//! A blob is on disk under its final name before the row that points to it is committed, so a process killed
//! in between leaves at most a blob that nothing points to.

pub(crate) mod blob;
pub(crate) mod content;
pub(crate) mod digest;
pub(crate) mod name;
pub(crate) mod source;
pub(crate) mod sweep;

use std::path::{Path, PathBuf};

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;

use crate::Store;
use crate::error::StoreError;
use crate::table::object::{self, StoredObject};
use blob::Kept;

impl Store {
    /// Keeps the bytes of a regular file under the URI. With `take` the file may be moved into the store, so
    /// nobody may use it afterwards; a file that has other hard links, or is on another file system, is
    /// copied.
    pub fn put_file(
        &self,
        uri: &S3Uri,
        file: &Path,
        take: bool,
        at: Timestamp,
    ) -> Result<StoredObject, StoreError> {
        name::check(uri)?;
        loop {
            if let Some(object) = self.point(uri, self.shared.blobs.keep_file(file, take)?, at)? {
                return Ok(object);
            }
        }
    }

    /// Keeps the bytes under the URI.
    pub fn put_bytes(&self, uri: &S3Uri, bytes: &[u8], at: Timestamp) -> Result<StoredObject, StoreError> {
        name::check(uri)?;
        loop {
            if let Some(object) = self.point(uri, self.shared.blobs.keep_bytes(bytes)?, at)? {
                return Ok(object);
            }
        }
    }

    /// The newest version of the object of that key.
    pub fn get(&self, uri: &S3Uri) -> Result<Option<StoredObject>, StoreError> {
        self.read("look up an object", |connection| object::newest(connection, &self.shared.blobs, uri))
    }

    /// The newest version of every object whose key starts with the URI's, by key, as SageMaker reads an
    /// S3Prefix: `a` gives `a`, `a/b` and also `ab`; `a/` gives only what is in that folder.
    pub fn list(&self, uri: &S3Uri) -> Result<Vec<StoredObject>, StoreError> {
        self.read("list objects", |connection| {
            object::below(connection, &self.shared.blobs, uri, Timestamp(i64::MAX))
        })
    }

    /// As [`Store::list`], each object in the version that was the newest at that instant.
    pub fn list_at(&self, uri: &S3Uri, at: Timestamp) -> Result<Vec<StoredObject>, StoreError> {
        self.read("list objects", |connection| object::below(connection, &self.shared.blobs, uri, at))
    }

    /// The file that holds the bytes of that SHA-256, 64 lower-case hex digits; `None` when none is kept.
    pub fn blob(&self, sha256: &str) -> Option<PathBuf> {
        let path = digest::is_one(sha256).then(|| self.shared.blobs.path(sha256))?;
        path.is_file().then_some(path)
    }

    /// `None` when the blob, found in its place a moment ago, went with the last execution that referred to it.
    fn point(&self, uri: &S3Uri, kept: Kept, at: Timestamp) -> Result<Option<StoredObject>, StoreError> {
        let Kept { sha256, bytes } = kept;
        let blob = self.shared.blobs.path(&sha256);
        let version = self.write("record an object", |transaction| {
            // Content is removed in transactions only.
            if !blob.is_file() {
                return Ok(None);
            }
            object::point(transaction, uri, &sha256, bytes, at).map(Some)
        })?;
        Ok(version.map(|version| StoredObject {
            uri: uri.clone(),
            version,
            sha256,
            bytes,
            created_at: at,
            blob,
        }))
    }
}
