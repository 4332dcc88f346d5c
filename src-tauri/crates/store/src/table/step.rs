//! The steps of an execution that started. A step of the definition that never started has no row.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

use crate::error::{Outcome, StoreError};
use crate::record::step::StepStart;
use crate::table::execution;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE steps (
  execution      INTEGER NOT NULL REFERENCES executions (sequence),
  name           TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  position       INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  failure_reason TEXT,
  attempts       INTEGER NOT NULL CHECK (attempts >= 1),
  started_at     INTEGER NOT NULL,
  ended_at       INTEGER,
  arguments      TEXT,
  describe       TEXT,
  log            TEXT,
  PRIMARY KEY (execution, name)
) STRICT;
";

// There is no cache yet: nothing writes this column.
pub(crate) const CACHE: &str = "ALTER TABLE steps ADD COLUMN cache_source TEXT;";

/// A step that started.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The step's name in the definition.
    pub name: String,
    /// The step's Type in the definition: `Processing`, `Training`, ….
    pub step_type: String,
    /// Its place in the definition, from 0.
    pub position: u32,
    /// How far it is.
    pub status: StepStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// The attempt under way, or the last one; from 1.
    pub attempts: u32,
    /// When its first attempt started.
    pub started_at: Timestamp,
    /// When it ended; `None` until then.
    pub ended_at: Option<Timestamp>,
    /// Its Arguments with every reference resolved; `None` until they are.
    pub arguments: Option<Value>,
    /// The Describe document; `None` until the step ended, and for a step that has none.
    pub describe: Option<Value>,
    /// Its log, relative to the home folder.
    pub log: Option<String>,
    /// The execution whose outputs it took over instead of running; `None` when it ran.
    pub cache_source: Option<ExecutionArn>,
}

impl Store {
    /// The steps that started, in the order of the definition.
    pub fn steps(&self, execution: &ExecutionArn) -> Result<Vec<Step>, StoreError> {
        self.read("read the steps of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let steps = connection
                .prepare_cached("SELECT * FROM steps WHERE execution = ?1 ORDER BY position, name")?
                .query_map([key], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(steps)
        })
    }

    /// One step; `None` when it never started.
    pub fn step(&self, execution: &ExecutionArn, step: &str) -> Result<Option<Step>, StoreError> {
        self.read("read a step", |connection| {
            let key = execution::key(connection, execution)?;
            let step = connection
                .prepare_cached("SELECT * FROM steps WHERE execution = ?1 AND name = ?2")?
                .query_row((key, step), from_row)
                .optional()?;
            Ok(step)
        })
    }
}

impl Store {
    /// How long steps took in the last executions of a pipeline that succeeded and were recorded before
    /// `before`: name and milliseconds, at most `executions` of each name.
    pub fn recent_durations(
        &self,
        pipeline: &str,
        before: i64,
        executions: u32,
    ) -> Result<Vec<(String, u64)>, StoreError> {
        self.read("read how long steps took", |connection| {
            let durations = connection
                .prepare_cached(
                    "SELECT s.name, s.ended_at - s.started_at FROM steps s JOIN (
                       SELECT sequence FROM executions
                       WHERE pipeline = ?1 AND status = 'Succeeded' AND sequence < ?2
                       ORDER BY started_at DESC, sequence DESC LIMIT ?3
                     ) x ON s.execution = x.sequence
                     WHERE s.status = 'Succeeded'",
                )?
                .query_map((pipeline, before, executions), |row| {
                    Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64))
                })?
                .collect::<Result<_, _>>()?;
            Ok(durations)
        })
    }
}

/// How far the step is; `None` when it never started.
pub(crate) fn status(connection: &Connection, key: i64, step: &str) -> Outcome<Option<StepStatus>> {
    let status = connection
        .prepare_cached("SELECT status FROM steps WHERE execution = ?1 AND name = ?2")?
        .query_row((key, step), |row| column::word(row, "status", StepStatus::parse))
        .optional()?;
    Ok(status)
}

/// The names of the steps that started and have not ended, in the order of the definition.
pub(crate) fn unfinished(connection: &Connection, key: i64) -> Outcome<Vec<String>> {
    let names = connection
        .prepare_cached(
            "SELECT name FROM steps WHERE execution = ?1 AND ended_at IS NULL ORDER BY position, name",
        )?
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

/// Records the first attempt at a step, or a further one, which keeps the instant of the first.
pub(crate) fn start(connection: &Connection, key: i64, start: &StepStart) -> Outcome<()> {
    connection
        .prepare_cached(
            "INSERT INTO steps (execution, name, type, position, status, attempts, started_at, log)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (execution, name)
             DO UPDATE SET status = excluded.status, attempts = excluded.attempts, log = excluded.log",
        )?
        .execute((
            key,
            &start.name,
            &start.step_type,
            start.position,
            StepStatus::Starting.as_str(),
            start.attempt,
            start.at.0,
            &start.log,
        ))?;
    Ok(())
}

/// Sets the status of a step that goes on.
pub(crate) fn set_status(connection: &Connection, key: i64, step: &str, status: StepStatus) -> Outcome<()> {
    connection
        .prepare_cached("UPDATE steps SET status = ?3 WHERE execution = ?1 AND name = ?2")?
        .execute((key, step, status.as_str()))?;
    Ok(())
}

/// Sets the resolved arguments.
pub(crate) fn set_arguments(connection: &Connection, key: i64, step: &str, arguments: &Value) -> Outcome<()> {
    connection
        .prepare_cached("UPDATE steps SET arguments = ?3 WHERE execution = ?1 AND name = ?2")?
        .execute((key, step, arguments.to_string()))?;
    Ok(())
}

/// The last thing that happens to a step.
pub(crate) struct End<'a> {
    pub(crate) status: StepStatus,
    pub(crate) failure_reason: Option<&'a str>,
    pub(crate) at: Timestamp,
    pub(crate) describe: Option<&'a Value>,
}

/// Ends the step.
pub(crate) fn end(connection: &Connection, key: i64, step: &str, end: &End<'_>) -> Outcome<()> {
    connection
        .prepare_cached(
            "UPDATE steps SET status = ?3, failure_reason = ?4, ended_at = ?5, describe = ?6
             WHERE execution = ?1 AND name = ?2",
        )?
        .execute((
            key,
            step,
            end.status.as_str(),
            end.failure_reason,
            end.at.0,
            end.describe.map(Value::to_string),
        ))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        name: row.get("name")?,
        step_type: row.get("type")?,
        position: row.get("position")?,
        status: column::word(row, "status", StepStatus::parse)?,
        failure_reason: row.get("failure_reason")?,
        attempts: row.get("attempts")?,
        started_at: column::timestamp(row, "started_at")?,
        ended_at: column::optional_timestamp(row, "ended_at")?,
        arguments: column::optional_json(row, "arguments")?,
        describe: column::optional_json(row, "describe")?,
        log: row.get("log")?,
        cache_source: row.get::<_, Option<String>>("cache_source")?.map(ExecutionArn::from_text),
    })
}
