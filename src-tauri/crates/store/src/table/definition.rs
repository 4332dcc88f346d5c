//! Definition texts by content: a text is kept once, however many versions and pipelines use it.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Outcome, StoreError};
use crate::object::digest;
use crate::{Store, table::execution};

pub(crate) const CREATE: &str = "
CREATE TABLE definitions (
  sha256 TEXT NOT NULL PRIMARY KEY,
  text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// Keeps the text and returns its SHA-256.
pub(crate) fn keep(connection: &Connection, text: &str) -> Outcome<String> {
    let sha256 = digest::of_bytes(text.as_bytes());
    connection
        .prepare_cached("INSERT INTO definitions (sha256, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute((&sha256, text))?;
    Ok(sha256)
}

impl Store {
    /// The definition that an execution ran, byte for byte.
    pub fn definition_of(&self, execution: &ExecutionArn) -> Result<String, StoreError> {
        self.read("read the definition of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let text = connection
                .prepare_cached(
                    "SELECT text FROM executions
                     JOIN pipeline_versions USING (pipeline, version)
                     JOIN definitions USING (sha256)
                     WHERE sequence = ?1",
                )?
                .query_row([key], |row| row.get(0))?;
            Ok(text)
        })
    }

    /// The definition of a version of a pipeline; `None` when there is no such version.
    pub fn definition(&self, pipeline: &str, version: u32) -> Result<Option<String>, StoreError> {
        self.read("read a definition", |connection| {
            let text = connection
                .prepare_cached(
                    "SELECT text FROM pipeline_versions JOIN definitions USING (sha256)
                     WHERE pipeline = ?1 AND version = ?2",
                )?
                .query_row((pipeline, version), |row| row.get(0))
                .optional()?;
            Ok(text)
        })
    }
}
