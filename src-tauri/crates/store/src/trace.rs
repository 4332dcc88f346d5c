//! Following data through executions: reads that go from content to whoever made or read it.
//!
//! Each question is answered through an index, so its cost follows from how many rows answer it, not from how many
//! executions there are.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{OptionalExtension, Row};

use crate::error::StoreError;
use crate::table::execution;
use crate::table::model::{self, Model};
use crate::table::model_package::{self, ModelPackage};
use crate::table::object::{self, StoredObject};
use crate::{Store, column};

pub(crate) const INDEXES: &str = "
CREATE INDEX execution_files_by_path ON execution_files (path, sha256);
CREATE INDEX model_packages_by_execution ON model_packages (execution);
CREATE INDEX models_by_execution ON models (execution);
";

/// A step of an execution.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StepPlace {
    /// The execution.
    pub execution: ExecutionArn,
    /// The step's name.
    pub step: String,
}

/// An input that may have held a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The step that was given it.
    pub place: StepPlace,
    /// The input's name.
    pub name: String,
    /// The input's URI: the file's own, or a prefix of it.
    pub uri: String,
    /// The digest of what the input held: the file's, or that of a manifest of several files.
    pub sha256: String,
    /// How many files it held.
    pub files: u32,
}

/// A file of a project that was packaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The project's folder, when it is known.
    pub project: Option<String>,
    /// Its path in the project.
    pub path: String,
}

/// Bytes under a URI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedContent {
    /// Where they are, or were.
    pub uri: String,
    /// Their SHA-256, 64 lower-case hex digits.
    pub sha256: String,
    /// How many there are.
    pub bytes: u64,
    /// When they were first put there.
    pub first_at: Timestamp,
}

impl Store {
    /// The steps that put these bytes under the URI, newest execution first: at most `limit`.
    pub fn makers_of(&self, uri: &str, sha256: &str, limit: u32) -> Result<Vec<StepPlace>, StoreError> {
        self.read("find who made a file", |connection| {
            let makers = connection
                .prepare_cached(
                    "SELECT x.arn, a.step FROM artifacts a JOIN executions x ON x.sequence = a.execution
                     WHERE a.sha256 = ?1 AND a.uri = ?2 ORDER BY a.execution DESC, a.step LIMIT ?3",
                )?
                .query_map((sha256, uri, limit), place)?
                .collect::<Result<_, _>>()?;
            Ok(makers)
        })
    }

    /// The bytes that were ever under the URI, in the order in which they first came there.
    pub fn contents_of(&self, uri: &S3Uri) -> Result<Vec<PlacedContent>, StoreError> {
        self.read("list the contents of a URI", |connection| {
            let contents = connection
                .prepare_cached(
                    "SELECT bucket, key, sha256, bytes, min(created_at) AS first_at, min(version) AS first
                     FROM objects WHERE bucket = ?1 AND key = ?2 GROUP BY sha256 ORDER BY first",
                )?
                .query_map((&uri.bucket, &uri.key), content)?
                .collect::<Result<_, _>>()?;
            Ok(contents)
        })
    }

    /// The URIs that these bytes were ever under, in the order of the URIs: at most `limit`.
    pub fn places_of(&self, sha256: &str, limit: u32) -> Result<Vec<PlacedContent>, StoreError> {
        self.read("list the places of a file", |connection| {
            let places = connection
                .prepare_cached(
                    "SELECT bucket, key, sha256, bytes, min(created_at) AS first_at FROM objects
                     WHERE sha256 = ?1 GROUP BY bucket, key ORDER BY bucket, key LIMIT ?2",
                )?
                .query_map((sha256, limit), content)?
                .collect::<Result<_, _>>()?;
            Ok(places)
        })
    }

    /// The inputs at the file's URI, or at a prefix of it, that held these bytes, newest execution first: at most
    /// `limit`. Of an input of several files only its manifest tells whether this one was among them.
    pub fn readers_of(&self, uri: &S3Uri, sha256: &str, limit: u32) -> Result<Vec<Reader>, StoreError> {
        let whole = uri.to_string();
        let least = whole.len() - uri.key.len();
        let prefixes = (least..=whole.len()).filter(|end| whole.is_char_boundary(*end));
        let prefixes: serde_json::Value = prefixes.map(|end| &whole[..end]).collect();
        self.read("find who read a file", |connection| {
            let readers = connection
                .prepare_cached(
                    "SELECT x.arn, i.step, i.name, i.uri, i.sha256, i.files FROM step_inputs i
                     JOIN executions x ON x.sequence = i.execution
                     WHERE i.uri IN (SELECT value FROM json_each(?1)) AND (i.sha256 = ?2 OR i.files > 1)
                     ORDER BY i.execution DESC, i.step, i.name LIMIT ?3",
                )?
                .query_map((prefixes.to_string(), sha256, limit), |row| {
                    Ok(Reader {
                        place: place(row)?,
                        name: row.get("name")?,
                        uri: row.get("uri")?,
                        sha256: row.get("sha256")?,
                        files: row.get("files")?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(readers)
        })
    }

    /// The file of a project that was packaged as this object, as the newest execution has it.
    pub fn source_of(&self, uri: &str, sha256: &str) -> Result<Option<SourceFile>, StoreError> {
        self.read("find the source of a file", |connection| {
            let source = connection
                .prepare_cached(
                    "SELECT f.path, x.project FROM execution_files f JOIN executions x ON x.sequence = f.execution
                     WHERE f.sha256 = ?1 AND f.uri = ?2 ORDER BY f.execution DESC LIMIT 1",
                )?
                .query_row((sha256, uri), |row| {
                    Ok(SourceFile { project: row.get("project")?, path: row.get("path")? })
                })
                .optional()?;
            Ok(source)
        })
    }

    /// What executions found at a path of a project, each content once, in the order in which they first did. Any
    /// project's when none is named.
    pub fn contents_of_path(
        &self,
        project: Option<&str>,
        path: &str,
    ) -> Result<Vec<PlacedContent>, StoreError> {
        self.read("list the contents of a project's file", |connection| {
            let contents = connection
                .prepare_cached(
                    "SELECT f.uri, f.sha256, f.bytes, min(x.started_at) AS first_at, min(f.execution) AS first
                     FROM execution_files f JOIN executions x ON x.sequence = f.execution
                     WHERE f.path = ?1 AND (?2 IS NULL OR x.project = ?2) GROUP BY f.sha256, f.uri ORDER BY first",
                )?
                .query_map((path, project), |row| {
                    Ok(PlacedContent {
                        uri: row.get("uri")?,
                        sha256: row.get("sha256")?,
                        bytes: column::size(row, "bytes")?,
                        first_at: column::timestamp(row, "first_at")?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(contents)
        })
    }

    /// The digests of kept bytes that begin so, at most `limit`. An empty beginning gives none.
    pub fn digests_beginning(&self, beginning: &str, limit: u32) -> Result<Vec<String>, StoreError> {
        if beginning.is_empty() {
            return Ok(Vec::new());
        }
        self.read("look for a digest", |connection| {
            let digests = connection
                .prepare_cached(
                    // `g` comes after every hexadecimal digit.
                    "SELECT DISTINCT sha256 FROM objects WHERE sha256 >= ?1 AND sha256 < ?1 || 'g'
                     ORDER BY sha256 LIMIT ?2",
                )?
                .query_map((beginning, limit), |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(digests)
        })
    }

    /// The object of that key as it was at an instant; not what lies below it.
    pub fn get_at(&self, uri: &S3Uri, at: Timestamp) -> Result<Option<StoredObject>, StoreError> {
        self.read("look up an object", |connection| {
            let object = connection
                .prepare_cached(
                    "SELECT * FROM objects WHERE bucket = ?1 AND key = ?2 AND created_at <= ?3
                     ORDER BY version DESC LIMIT 1",
                )?
                .query_row((&uri.bucket, &uri.key, at.0), |row| object::from_row(row, &self.shared.blobs))
                .optional()?;
            Ok(object)
        })
    }

    /// The model versions that an execution registered.
    pub fn packages_of(&self, execution: &ExecutionArn) -> Result<Vec<ModelPackage>, StoreError> {
        self.read("list the model packages of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let packages = connection
                .prepare_cached(
                    "SELECT p.*, x.arn AS execution_arn FROM model_packages p
                     JOIN executions x ON x.sequence = p.execution WHERE p.execution = ?1 ORDER BY p.arn",
                )?
                .query_map([key], model_package::from_row)?
                .collect::<Result<_, _>>()?;
            Ok(packages)
        })
    }

    /// The models that an execution created.
    pub fn models_of(&self, execution: &ExecutionArn) -> Result<Vec<Model>, StoreError> {
        self.read("list the models of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let models = connection
                .prepare_cached(
                    "SELECT m.*, x.arn AS execution_arn FROM models m
                     JOIN executions x ON x.sequence = m.execution WHERE m.execution = ?1 ORDER BY m.arn",
                )?
                .query_map([key], model::from_row)?
                .collect::<Result<_, _>>()?;
            Ok(models)
        })
    }
}

fn place(row: &Row<'_>) -> rusqlite::Result<StepPlace> {
    Ok(StepPlace {
        execution: row.get::<_, String>("arn").map(ExecutionArn::from_text)?,
        step: row.get("step")?,
    })
}

fn content(row: &Row<'_>) -> rusqlite::Result<PlacedContent> {
    Ok(PlacedContent {
        uri: S3Uri { bucket: row.get("bucket")?, key: row.get("key")? }.to_string(),
        sha256: row.get("sha256")?,
        bytes: column::size(row, "bytes")?,
        first_at: column::timestamp(row, "first_at")?,
    })
}
