//! The project's files that an execution was packaged with: its code, and data that lies in the project.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::Connection;

use crate::error::{Outcome, StoreError};
use crate::table::execution;
use crate::{Store, column};

// A file may be packaged by itself and as part of a folder: one path, two URIs.
pub(crate) const CREATE: &str = "
CREATE TABLE execution_files (
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  path      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  PRIMARY KEY (execution, path, uri)
) STRICT, WITHOUT ROWID;
CREATE INDEX execution_files_by_content ON execution_files (sha256);
";

/// A file of the project, as an execution got it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecutionFile {
    /// Its path in the project, with `/` between the parts; absolute when it lies elsewhere.
    pub path: String,
    /// Where it was put.
    pub uri: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

impl Store {
    /// The files that an execution was packaged with, by path; empty for what was recorded before they were.
    pub fn execution_files(&self, execution: &ExecutionArn) -> Result<Vec<ExecutionFile>, StoreError> {
        self.read("read the files of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let files = connection
                .prepare_cached("SELECT * FROM execution_files WHERE execution = ?1 ORDER BY path, uri")?
                .query_map([key], |row| {
                    Ok(ExecutionFile {
                        path: row.get("path")?,
                        uri: row.get("uri")?,
                        sha256: row.get("sha256")?,
                        bytes: column::size(row, "bytes")?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(files)
        })
    }
}

/// Records the files; one that is given twice is recorded once.
pub(crate) fn insert(connection: &Connection, key: i64, files: &[ExecutionFile]) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO execution_files (execution, path, uri, sha256, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO NOTHING",
    )?;
    for file in files {
        statement.execute((key, &file.path, &file.uri, &file.sha256, file.bytes.cast_signed()))?;
    }
    Ok(())
}
