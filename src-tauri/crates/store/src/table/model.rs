//! Models that CreateModel steps made.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use crate::error::{Outcome, StoreError};
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE models (
  arn        TEXT    NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  execution  INTEGER NOT NULL,
  step       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  describe   TEXT    NOT NULL,
  FOREIGN KEY (execution, step) REFERENCES steps (execution, name)
) STRICT;
";

/// A model and the step that created it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// ModelArn.
    pub arn: String,
    /// ModelName.
    pub name: String,
    /// The execution that created it.
    pub execution: ExecutionArn,
    /// The step that created it.
    pub step: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// The shape of DescribeModel.
    pub describe: Value,
}

impl Store {
    /// Every model, newest first.
    pub fn models(&self) -> Result<Vec<Model>, StoreError> {
        self.read("list models", |connection| {
            let models = connection
                .prepare_cached(
                    "SELECT m.*, x.arn AS execution_arn FROM models m
                     JOIN executions x ON x.sequence = m.execution
                     ORDER BY m.created_at DESC, m.rowid DESC",
                )?
                .query_map([], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(models)
        })
    }

    /// The model of that ARN.
    pub fn model(&self, arn: &str) -> Result<Option<Model>, StoreError> {
        self.read("read a model", |connection| {
            let model = connection
                .prepare_cached(
                    "SELECT m.*, x.arn AS execution_arn FROM models m
                     JOIN executions x ON x.sequence = m.execution WHERE m.arn = ?1",
                )?
                .query_row([arn], from_row)
                .optional()?;
            Ok(model)
        })
    }
}

/// Records a model of the execution that has this key.
pub(crate) fn insert(connection: &Connection, key: i64, model: &Model) -> Outcome<()> {
    if connection.prepare_cached("SELECT 1 FROM models WHERE arn = ?1")?.exists([&model.arn])? {
        return Err(StoreError::ModelExists(model.name.clone()).into());
    }
    connection
        .prepare_cached(
            "INSERT INTO models (arn, name, execution, step, created_at, describe)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            &model.arn,
            &model.name,
            key,
            &model.step,
            model.created_at.0,
            model.describe.to_string(),
        ))?;
    Ok(())
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Model> {
    Ok(Model {
        arn: row.get("arn")?,
        name: row.get("name")?,
        execution: row.get::<_, String>("execution_arn").map(ExecutionArn::from_text)?,
        step: row.get("step")?,
        created_at: column::timestamp(row, "created_at")?,
        describe: column::json(row, "describe")?,
    })
}
