//! The outputs of steps: output name to URI.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::Connection;

use crate::error::{Outcome, StoreError};
use crate::object::content::{Content, ContentFile};
use crate::table::{execution, manifest};
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE step_outputs (
  execution INTEGER NOT NULL,
  step      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  uri       TEXT    NOT NULL,
  PRIMARY KEY (execution, step, name),
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT, WITHOUT ROWID;
";

// NULL where no file of the output was recorded, and for what was recorded before.
pub(crate) const CONTENT: &str = "ALTER TABLE step_outputs ADD COLUMN sha256 TEXT;
  ALTER TABLE step_outputs ADD COLUMN bytes INTEGER;
  ALTER TABLE step_outputs ADD COLUMN files INTEGER;
  CREATE INDEX step_outputs_by_content ON step_outputs (sha256);
  CREATE INDEX step_outputs_by_uri ON step_outputs (uri);";

/// One output of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The output's name; `model` for a training job's model archive.
    pub name: String,
    /// Where it is: a key, or a folder of keys.
    pub uri: String,
}

/// An output and the step that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOutput {
    /// The step's name.
    pub step: String,
    /// What it made.
    pub output: Output,
    /// What the step left there; `None` when no file of it was recorded.
    pub content: Option<Content>,
}

impl Store {
    /// The outputs of an execution, by step in the order of the definition, then by name.
    pub fn outputs(&self, execution: &ExecutionArn) -> Result<Vec<StepOutput>, StoreError> {
        self.read("read the outputs of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let outputs = connection
                .prepare_cached(
                    "SELECT o.* FROM step_outputs o
                     JOIN steps s ON s.execution = o.execution AND s.name = o.step
                     WHERE o.execution = ?1 ORDER BY s.position, o.step, o.name",
                )?
                .query_map([key], |row| {
                    let output = Output { name: row.get("name")?, uri: row.get("uri")? };
                    Ok(StepOutput { step: row.get("step")?, output, content: column::content(row)? })
                })?
                .collect::<Result<_, _>>()?;
            Ok(outputs)
        })
    }
}

/// An output about to be recorded, with its files; `None` when none are known.
pub(crate) struct NewOutput<'a> {
    pub(crate) output: &'a Output,
    pub(crate) content: Option<(Content, Vec<ContentFile>)>,
}

/// Records the outputs of a step, each with its content where that is known.
pub(crate) fn insert(
    connection: &Connection,
    key: i64,
    step: &str,
    outputs: &[NewOutput<'_>],
) -> Outcome<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO step_outputs (execution, step, name, uri, sha256, bytes, files)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for NewOutput { output, content } in outputs {
        if let Some((content, files)) = content {
            manifest::keep(connection, content, files)?;
        }
        let content = content.as_ref().map(|(content, _)| content);
        statement.execute((
            key,
            step,
            &output.name,
            &output.uri,
            content.map(|content| &content.sha256),
            content.map(|content| content.bytes.cast_signed()),
            content.map(|content| content.files),
        ))?;
    }
    Ok(())
}
