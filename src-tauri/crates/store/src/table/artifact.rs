//! The files that steps made, each pinned to its content.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::Connection;

use crate::error::{Outcome, StoreError};
use crate::table::execution;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE artifacts (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  PRIMARY KEY (execution, step, name),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
";

/// Who else made the same content, asked when an execution is deleted.
pub(crate) const BY_CONTENT: &str = "CREATE INDEX artifacts_by_content ON artifacts (sha256);
  CREATE INDEX objects_by_content ON objects (sha256);";
/// What a file holds at other times.
pub(crate) const BY_URI: &str = "CREATE INDEX artifacts_by_uri ON artifacts (uri);";

/// One file that a step made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The output it belongs to, followed by the path below it when that output is a folder.
    pub name: String,
    /// Where it is. The key may point to newer content since; `sha256` does not move.
    pub uri: String,
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// An artifact and the step that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepArtifact {
    /// The step's name.
    pub step: String,
    /// What it made.
    pub artifact: Artifact,
}

impl Store {
    /// The artifacts of an execution, by step in the order of the definition, then by name.
    pub fn artifacts(&self, execution: &ExecutionArn) -> Result<Vec<StepArtifact>, StoreError> {
        self.read("read the artifacts of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let artifacts = connection
                .prepare_cached(
                    "SELECT a.* FROM artifacts a
                     JOIN steps s ON s.execution = a.execution AND s.name = a.step
                     WHERE a.execution = ?1 ORDER BY s.position, a.step, a.name",
                )?
                .query_map([key], |row| {
                    let artifact = Artifact {
                        name: row.get("name")?,
                        uri: row.get("uri")?,
                        sha256: row.get("sha256")?,
                        bytes: column::size(row, "bytes")?,
                    };
                    Ok(StepArtifact { step: row.get("step")?, artifact })
                })?
                .collect::<Result<_, _>>()?;
            Ok(artifacts)
        })
    }
}

/// Records the artifacts of a step.
pub(crate) fn insert(connection: &Connection, key: i64, step: &str, artifacts: &[Artifact]) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO artifacts (execution, step, name, uri, sha256, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for artifact in artifacts {
        statement.execute((
            key,
            step,
            &artifact.name,
            &artifact.uri,
            &artifact.sha256,
            artifact.bytes.cast_signed(),
        ))?;
    }
    Ok(())
}
