//! Pipeline executions.
//!
//! Other tables refer to an execution by its sequence number, an eighth of the size of its ARN.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Outcome, StoreError};
use crate::record::execution::NewExecution;
use crate::{Store, column};

pub(crate) const CREATE: &str = "
CREATE TABLE executions (
  sequence       INTEGER PRIMARY KEY,
  arn            TEXT    NOT NULL UNIQUE,
  id             TEXT    NOT NULL,
  pipeline       TEXT    NOT NULL,
  number         INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  display_name   TEXT,
  project        TEXT,
  target         TEXT    NOT NULL,
  status         TEXT    NOT NULL,
  failure_reason TEXT,
  started_at     INTEGER NOT NULL,
  ended_at       INTEGER,
  FOREIGN KEY (pipeline, version) REFERENCES pipeline_versions (pipeline, version)
) STRICT;
CREATE UNIQUE INDEX executions_by_number ON executions (pipeline, number);
CREATE INDEX executions_by_id ON executions (id);
CREATE INDEX executions_by_start ON executions (started_at, sequence);
CREATE INDEX executions_by_pipeline ON executions (pipeline, started_at, sequence);
CREATE INDEX executions_unfinished ON executions (sequence) WHERE ended_at IS NULL;
";

pub(crate) const START: &str = "ALTER TABLE executions ADD COLUMN preset TEXT;
  ALTER TABLE executions ADD COLUMN description TEXT;";

/// A deleted execution keeps its row: what it registered names it, and its number is not given again.
pub(crate) const ORGANISE: &str = "ALTER TABLE executions ADD COLUMN note TEXT;
  ALTER TABLE executions ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE executions ADD COLUMN deleted_at INTEGER;
  CREATE INDEX executions_by_status ON executions (status, started_at, ended_at) WHERE deleted_at IS NULL;
  CREATE INDEX executions_pinned ON executions (started_at, sequence) WHERE pinned = 1;";
// NULL where there is no repository, and for what was recorded before.
pub(crate) const REVISION: &str = "ALTER TABLE executions ADD COLUMN started_by TEXT;
  ALTER TABLE executions ADD COLUMN git_commit TEXT;
  ALTER TABLE executions ADD COLUMN git_branch TEXT;
  ALTER TABLE executions ADD COLUMN git_dirty INTEGER;";

/// What git knew of the project's folder when an execution started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitRevision {
    /// The commit that was checked out, in full; `None` in a repository without one.
    pub commit: Option<String>,
    /// The branch that was checked out; `None` when none was.
    pub branch: Option<String>,
    /// Whether what ran differs from that commit: changed files below the project's folder, or packaged files
    /// that git does not have.
    pub dirty: bool,
}

/// One run of a version of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Execution {
    /// Counts executions in the order in which they were recorded.
    pub sequence: i64,
    /// Its name; its id is the last part.
    pub arn: ExecutionArn,
    /// The pipeline's name.
    pub pipeline: String,
    /// Counts the executions of its pipeline, from 1.
    pub number: u32,
    /// The version of the pipeline that runs.
    pub version: u32,
    /// PipelineExecutionDisplayName.
    pub display_name: Option<String>,
    /// PipelineExecutionDescription.
    pub description: Option<String>,
    /// The preset of parameter values that was chosen.
    pub preset: Option<String>,
    /// The folder that holds the pipeline's definition and code.
    pub project: Option<String>,
    /// Where it runs: `local` is this machine.
    pub target: String,
    /// Who started it; `None` when that is not known.
    pub started_by: Option<String>,
    /// The state of the project's repository; `None` without one, and where it was not recorded.
    pub git: Option<GitRevision>,
    /// How far it is.
    pub status: ExecutionStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it was recorded, before any of its steps started.
    pub started_at: Timestamp,
    /// When it ended; `None` until then.
    pub ended_at: Option<Timestamp>,
}

impl Execution {
    /// The place of this execution in [`Store::executions`]: the next page is what comes before it in time.
    pub fn cursor(&self) -> ExecutionCursor {
        ExecutionCursor { started_at: self.started_at, sequence: self.sequence }
    }
}

/// A place in the list of executions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExecutionCursor {
    /// [`Execution::started_at`].
    pub started_at: Timestamp,
    /// [`Execution::sequence`].
    pub sequence: i64,
}

/// Which executions to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecutionFilter {
    /// Only those of this pipeline.
    pub pipeline: Option<String>,
    /// Only those after this one in the list: the cursor of the last execution of the page before.
    pub before: Option<ExecutionCursor>,
    /// At most so many.
    pub limit: u32,
}

impl Store {
    /// The execution of that name.
    pub fn execution(&self, arn: &ExecutionArn) -> Result<Option<Execution>, StoreError> {
        self.read("read an execution", |connection| {
            let execution = connection
                .prepare_cached(&select("WHERE arn = ?1 AND deleted_at IS NULL"))?
                .query_row([arn.as_str()], from_row)
                .optional()?;
            Ok(execution)
        })
    }

    /// The executions with that id, newest first. Ids are random, so there is rarely more than one.
    pub fn executions_with_id(&self, id: &str) -> Result<Vec<Execution>, StoreError> {
        self.read("find an execution", |connection| {
            let executions = connection
                .prepare_cached(&select("WHERE id = ?1 AND deleted_at IS NULL ORDER BY sequence DESC"))?
                .query_map([id], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(executions)
        })
    }

    /// The execution of a pipeline with that number.
    pub fn execution_of_number(&self, pipeline: &str, number: u32) -> Result<Option<Execution>, StoreError> {
        self.read("find an execution", |connection| {
            let execution = connection
                .prepare_cached(&select("WHERE pipeline = ?1 AND number = ?2 AND deleted_at IS NULL"))?
                .query_row((pipeline, number), from_row)
                .optional()?;
            Ok(execution)
        })
    }

    /// Executions, newest first; those that started at the same instant in reverse order of recording.
    pub fn executions(&self, filter: &ExecutionFilter) -> Result<Vec<Execution>, StoreError> {
        let before =
            filter.before.unwrap_or(ExecutionCursor { started_at: Timestamp(i64::MAX), sequence: i64::MAX });
        // Two statements, so that each can walk its own index.
        let which = if filter.pipeline.is_some() {
            "WHERE pipeline = ?4 AND deleted_at IS NULL AND (started_at, sequence) < (?1, ?2)
             ORDER BY started_at DESC, sequence DESC LIMIT ?3"
        } else {
            "WHERE ?4 IS NULL AND deleted_at IS NULL AND (started_at, sequence) < (?1, ?2)
             ORDER BY started_at DESC, sequence DESC LIMIT ?3"
        };
        self.read("list executions", |connection| {
            let executions = connection
                .prepare_cached(&select(which))?
                .query_map((before.started_at.0, before.sequence, filter.limit, &filter.pipeline), from_row)?
                .collect::<Result<_, _>>()?;
            Ok(executions)
        })
    }

    /// The pipelines that ran, by name.
    pub fn pipelines_run(&self) -> Result<Vec<String>, StoreError> {
        self.distinct("SELECT DISTINCT pipeline FROM executions WHERE deleted_at IS NULL ORDER BY pipeline")
    }

    /// The presets that executions were started with, by name.
    pub fn presets_used(&self) -> Result<Vec<String>, StoreError> {
        self.distinct(
            "SELECT DISTINCT preset FROM executions WHERE deleted_at IS NULL AND preset IS NOT NULL ORDER BY preset",
        )
    }

    fn distinct(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        self.read("list what executions have in common", |connection| {
            let words =
                connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(words)
        })
    }

    /// The executions that have not ended, oldest first.
    pub fn unfinished(&self) -> Result<Vec<Execution>, StoreError> {
        self.read("list unfinished executions", |connection| {
            let executions = connection
                .prepare_cached(&select("WHERE ended_at IS NULL ORDER BY sequence"))?
                .query_map([], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(executions)
        })
    }
}

/// The number by which other tables refer to the execution.
pub(crate) fn key(connection: &Connection, arn: &ExecutionArn) -> Outcome<i64> {
    find(connection, arn)?.ok_or_else(|| StoreError::UnknownExecution(arn.clone()).into())
}

/// As [`key`], `None` when there is no such execution.
pub(crate) fn find(connection: &Connection, arn: &ExecutionArn) -> Outcome<Option<i64>> {
    let key = connection
        .prepare_cached("SELECT sequence FROM executions WHERE arn = ?1 AND deleted_at IS NULL")?
        .query_row([arn.as_str()], |row| row.get(0))
        .optional()?;
    Ok(key)
}

/// How far the execution is.
pub(crate) fn status(connection: &Connection, key: i64) -> Outcome<ExecutionStatus> {
    let status = connection
        .prepare_cached("SELECT status FROM executions WHERE sequence = ?1")?
        .query_row([key], |row| column::word(row, "status", ExecutionStatus::parse))?;
    Ok(status)
}

/// How far an execution is.
#[derive(Clone, Copy)]
pub(crate) struct Stage<'a> {
    pub(crate) status: ExecutionStatus,
    pub(crate) failure_reason: Option<&'a str>,
    pub(crate) ended_at: Option<Timestamp>,
}

impl Stage<'static> {
    /// It is about to start.
    pub(crate) const STARTING: Self =
        Self { status: ExecutionStatus::Executing, failure_reason: None, ended_at: None };
}

/// Records an execution that has come so far, and returns its key.
pub(crate) fn insert(connection: &Connection, new: &NewExecution, stage: Stage<'_>) -> Outcome<i64> {
    connection
        .prepare_cached(
            "INSERT INTO executions
               (arn, id, pipeline, number, version, display_name, project, target, status, started_at, preset,
                description, started_by, git_commit, git_branch, git_dirty, failure_reason, ended_at)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(number), 0) + 1 FROM executions WHERE pipeline = ?3),
                     ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            new.arn.as_str(),
            new.arn.id(),
            &new.pipeline,
            new.version,
            &new.display_name,
            &new.project,
            &new.target,
            stage.status.as_str(),
            new.started_at.0,
            &new.preset,
            &new.description,
            &new.started_by,
            new.git.as_ref().and_then(|git| git.commit.as_ref()),
            new.git.as_ref().and_then(|git| git.branch.as_ref()),
            new.git.as_ref().map(|git| git.dirty),
            stage.failure_reason,
            stage.ended_at.map(|at| at.0),
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Sets the status and, for one that ends the execution, why and when.
pub(crate) fn set_status(
    connection: &Connection,
    key: i64,
    status: ExecutionStatus,
    failure_reason: Option<&str>,
    at: Timestamp,
) -> Outcome<()> {
    let ended_at = status.is_terminal().then_some(at.0);
    connection
        .prepare_cached(
            "UPDATE executions SET status = ?2, failure_reason = ?3, ended_at = ?4 WHERE sequence = ?1",
        )?
        .execute((key, status.as_str(), failure_reason, ended_at))?;
    Ok(())
}

/// What [`from_row`] reads, in its order.
pub(crate) const COLUMNS: &str =
    "sequence, arn, pipeline, number, version, display_name, description, preset, project,
  target, started_by, git_dirty, git_commit, git_branch, status, failure_reason, started_at, ended_at";

/// So many columns it reads: others may follow.
pub(crate) const READ: usize = 18;

fn select(which: &str) -> String {
    format!("SELECT {COLUMNS} FROM executions {which}")
}

/// By place: looking eighteen columns up by name takes longer than reading them.
pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Execution> {
    let git = match row.get(11)? {
        Some(dirty) => Some(GitRevision { commit: row.get(12)?, branch: row.get(13)?, dirty }),
        None => None,
    };
    Ok(Execution {
        sequence: row.get(0)?,
        arn: row.get::<_, String>(1).map(ExecutionArn::from_text)?,
        pipeline: row.get(2)?,
        number: row.get(3)?,
        version: row.get(4)?,
        display_name: row.get(5)?,
        description: row.get(6)?,
        preset: row.get(7)?,
        project: row.get(8)?,
        target: row.get(9)?,
        started_by: row.get(10)?,
        git,
        status: column::word(row, "status", ExecutionStatus::parse)?,
        failure_reason: row.get(15)?,
        started_at: Timestamp(row.get(16)?),
        ended_at: row.get::<_, Option<i64>>(17)?.map(Timestamp),
    })
}
