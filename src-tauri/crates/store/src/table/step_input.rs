//! What steps were given, pinned to its content.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::Connection;

use crate::error::{Outcome, StoreError};
use crate::object::content::{Content, ContentFile};
use crate::table::{execution, manifest};
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE step_inputs (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  sha256    TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  files     INTEGER NOT NULL,
  PRIMARY KEY (execution, step, name),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_inputs_by_content ON step_inputs (sha256);
CREATE INDEX step_inputs_by_uri ON step_inputs (uri);
";

/// Something that a step is about to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInput {
    /// The input's or channel's name. What a step is given otherwise goes by its place in the arguments:
    /// `PrimaryContainer.ModelDataUrl`, `HyperParameters.sagemaker_submit_directory`.
    pub name: String,
    /// Where it is: a key, or a prefix of keys.
    pub uri: String,
    /// Its files, by the paths at which the step finds them.
    pub files: Vec<ContentFile>,
}

/// Something that a step was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepInput {
    /// The step's name.
    pub step: String,
    /// The input's name, as in [`NewInput`].
    pub name: String,
    /// Where it was.
    pub uri: String,
    /// What it held then. The URI may lead to something else since.
    pub content: Content,
}

impl Store {
    /// What the steps of an execution were given, by step in the order of the definition, then by name. A retried
    /// step's are those of its last attempt.
    pub fn step_inputs(&self, execution: &ExecutionArn) -> Result<Vec<StepInput>, StoreError> {
        self.read("read the inputs of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let inputs = connection
                .prepare_cached(
                    "SELECT i.* FROM step_inputs i
                     JOIN steps s ON s.execution = i.execution AND s.name = i.step
                     WHERE i.execution = ?1 ORDER BY s.position, i.step, i.name",
                )?
                .query_map([key], |row| {
                    Ok(StepInput {
                        step: row.get("step")?,
                        name: row.get("name")?,
                        uri: row.get("uri")?,
                        content: Content {
                            sha256: row.get("sha256")?,
                            bytes: column::size(row, "bytes")?,
                            files: row.get("files")?,
                        },
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(inputs)
        })
    }

    /// The contents of what a step is about to be given.
    pub(crate) fn keep_inputs<'a>(
        &self,
        inputs: &'a [NewInput],
    ) -> Result<Vec<(&'a NewInput, Content)>, StoreError> {
        inputs.iter().map(|input| Ok((input, self.keep_content(&input.files)?))).collect()
    }
}

/// Records what a step is given. A further attempt may find something else under a name.
pub(crate) fn insert(
    connection: &Connection,
    key: i64,
    step: &str,
    inputs: &[(&NewInput, Content)],
) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO step_inputs (execution, step, name, uri, sha256, bytes, files)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (execution, step, name) DO UPDATE
         SET uri = excluded.uri, sha256 = excluded.sha256, bytes = excluded.bytes, files = excluded.files",
    )?;
    for (input, content) in inputs {
        manifest::keep(connection, content, &input.files)?;
        let Content { sha256, bytes, files } = content;
        statement.execute((key, step, &input.name, &input.uri, sha256, bytes.cast_signed(), files))?;
    }
    Ok(())
}
