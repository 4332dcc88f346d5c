//! The versions of each pipeline, counted from 1.

use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::{Outcome, StoreError};
use crate::table::definition;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE pipeline_versions (
  pipeline   TEXT    NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  sha256     TEXT    NOT NULL REFERENCES definitions (sha256),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (pipeline, version)
) STRICT, WITHOUT ROWID;
";

/// A definition under a pipeline's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PipelineVersion {
    /// The pipeline's name.
    pub pipeline: String,
    /// From 1, without gaps.
    pub version: u32,
    /// SHA-256 of the definition text, 64 lower-case hex digits.
    pub sha256: String,
    /// When it was recorded.
    pub created_at: Timestamp,
}

impl Store {
    /// Records the text as the newest version of the pipeline. The text of the newest version gives that
    /// version again; an older text becomes a new version.
    pub fn record_version(
        &self,
        pipeline: &str,
        text: &str,
        at: Timestamp,
    ) -> Result<PipelineVersion, StoreError> {
        self.write("record a pipeline version", |transaction| {
            let sha256 = definition::keep(transaction, text)?;
            let version = match newest(transaction, pipeline)? {
                Some(newest) if newest.sha256 == sha256 => return Ok(newest),
                Some(newest) => newest.version + 1,
                None => 1,
            };
            transaction
                .prepare_cached(
                    "INSERT INTO pipeline_versions (pipeline, version, sha256, created_at)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((pipeline, version, &sha256, at.0))?;
            Ok(PipelineVersion { pipeline: pipeline.to_owned(), version, sha256, created_at: at })
        })
    }

    /// The versions of a pipeline, newest first; empty for an unknown pipeline.
    pub fn pipeline_versions(&self, pipeline: &str) -> Result<Vec<PipelineVersion>, StoreError> {
        self.read("list the versions of a pipeline", |connection| {
            let versions = connection
                .prepare_cached("SELECT * FROM pipeline_versions WHERE pipeline = ?1 ORDER BY version DESC")?
                .query_map([pipeline], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(versions)
        })
    }
}

/// Whether that version was recorded.
pub(crate) fn exists(connection: &Connection, pipeline: &str, version: u32) -> Outcome<bool> {
    let exists = connection
        .prepare_cached("SELECT 1 FROM pipeline_versions WHERE pipeline = ?1 AND version = ?2")?
        .exists((pipeline, version))?;
    Ok(exists)
}

fn newest(connection: &Connection, pipeline: &str) -> Outcome<Option<PipelineVersion>> {
    let newest = connection
        .prepare_cached("SELECT * FROM pipeline_versions WHERE pipeline = ?1 ORDER BY version DESC LIMIT 1")?
        .query_row([pipeline], from_row)
        .optional()?;
    Ok(newest)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PipelineVersion> {
    Ok(PipelineVersion {
        pipeline: row.get("pipeline")?,
        version: row.get("version")?,
        sha256: row.get("sha256")?,
        created_at: column::timestamp(row, "created_at")?,
    })
}
