//! Objects: versioned pointers from a bucket and key to a blob.

use std::path::PathBuf;

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::column;
use crate::error::Outcome;
use crate::object::blob::Blobs;

pub(crate) const CREATE: &str = "
CREATE TABLE objects (
  bucket     TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  sha256     TEXT    NOT NULL,
  bytes      INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (bucket, key, version)
) STRICT, WITHOUT ROWID;
";

/// A version of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// Where it is.
    pub uri: S3Uri,
    /// From 1 for each key; every put makes a new one, as in a bucket with versioning.
    pub version: u32,
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// When it was put.
    pub created_at: Timestamp,
    /// The file that holds its bytes. Shared by every object with these bytes: read it, or link to it where
    /// nothing can write through the link, but never change it.
    pub blob: PathBuf,
}

/// Points the key to a blob, as its newest version, which is returned.
pub(crate) fn point(
    connection: &Connection,
    uri: &S3Uri,
    sha256: &str,
    bytes: u64,
    at: Timestamp,
) -> Outcome<u32> {
    let version = connection
        .prepare_cached(
            "INSERT INTO objects (bucket, key, version, sha256, bytes, created_at)
             SELECT ?1, ?2, coalesce(max(version), 0) + 1, ?3, ?4, ?5 FROM objects
             WHERE bucket = ?1 AND key = ?2
             RETURNING version",
        )?
        .query_row((&uri.bucket, &uri.key, sha256, bytes.cast_signed(), at.0), |row| row.get(0))?;
    Ok(version)
}

/// The newest version of one key.
pub(crate) fn newest(connection: &Connection, blobs: &Blobs, uri: &S3Uri) -> Outcome<Option<StoredObject>> {
    let object = connection
        .prepare_cached("SELECT * FROM objects WHERE bucket = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1")?
        .query_row((&uri.bucket, &uri.key), |row| from_row(row, blobs))
        .optional()?;
    Ok(object)
}

/// The version that was the newest at that instant of every key that starts with the URI's key, by key.
pub(crate) fn below(
    connection: &Connection,
    blobs: &Blobs,
    uri: &S3Uri,
    at: Timestamp,
) -> Outcome<Vec<StoredObject>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM objects o WHERE bucket = ?1 AND key >= ?2
           AND version = (SELECT max(version) FROM objects
                          WHERE bucket = o.bucket AND key = o.key AND created_at <= ?3)
         ORDER BY key",
    )?;
    let mut rows = statement.query((&uri.bucket, &uri.key, at.0))?;
    let mut objects = Vec::new();
    // Keys with a common prefix are neighbours. Text has no upper bound that SQL could compare with, so the
    // walk ends at the first key that does not share the prefix.
    while let Some(row) = rows.next()? {
        let object = from_row(row, blobs)?;
        if !object.uri.key.starts_with(&uri.key) {
            break;
        }
        objects.push(object);
    }
    Ok(objects)
}

pub(crate) fn from_row(row: &Row<'_>, blobs: &Blobs) -> rusqlite::Result<StoredObject> {
    let sha256: String = row.get("sha256")?;
    Ok(StoredObject {
        uri: S3Uri { bucket: row.get("bucket")?, key: row.get("key")? },
        version: row.get("version")?,
        bytes: column::size(row, "bytes")?,
        created_at: column::timestamp(row, "created_at")?,
        blob: blobs.path(&sha256),
        sha256,
    })
}
