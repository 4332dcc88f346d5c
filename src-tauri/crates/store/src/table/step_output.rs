//! The outputs of steps: output name to URI.

use pipewright_pipeline::arn::ExecutionArn;
use rusqlite::Connection;

use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::execution;

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
}

impl Store {
    /// The outputs of an execution, by step in the order of the definition, then by name.
    pub fn outputs(&self, execution: &ExecutionArn) -> Result<Vec<StepOutput>, StoreError> {
        self.read("read the outputs of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let outputs = connection
                .prepare_cached(
                    "SELECT o.step, o.name, o.uri FROM step_outputs o
                     JOIN steps s ON s.execution = o.execution AND s.name = o.step
                     WHERE o.execution = ?1 ORDER BY s.position, o.step, o.name",
                )?
                .query_map([key], |row| {
                    let output = Output { name: row.get("name")?, uri: row.get("uri")? };
                    Ok(StepOutput { step: row.get("step")?, output })
                })?
                .collect::<Result<_, _>>()?;
            Ok(outputs)
        })
    }
}

/// Records the outputs of a step.
pub(crate) fn insert(connection: &Connection, key: i64, step: &str, outputs: &[Output]) -> Outcome<()> {
    let mut statement = connection
        .prepare_cached("INSERT INTO step_outputs (execution, step, name, uri) VALUES (?1, ?2, ?3, ?4)")?;
    for output in outputs {
        statement.execute((key, step, &output.name, &output.uri))?;
    }
    Ok(())
}
