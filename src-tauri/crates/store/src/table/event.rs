//! The event log: one row for every change, in the transaction that makes the change.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, Row};
use serde_json::Value;

use crate::error::{Outcome, StoreError};
use crate::table::execution;
use crate::{Store, column};

// AUTOINCREMENT: a number is never given twice, even if the log is shortened one day.
pub(crate) const CREATE: &str = "
CREATE TABLE events (
  sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
  execution INTEGER NOT NULL REFERENCES executions (sequence),
  step      TEXT,
  kind      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  detail    TEXT
) STRICT;
";

// The story of one execution, without walking those of all others.
pub(crate) const INDEX: &str = "CREATE INDEX events_by_execution ON events (execution, sequence);";

/// Something that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Grows by commit: whoever has read up to a number misses nothing by asking for what follows it.
    pub sequence: i64,
    /// The execution it happened to.
    pub execution: ExecutionArn,
    /// The step it happened to; `None` for the execution itself.
    pub step: Option<String>,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// Members by kind, see [`EventKind`].
    pub detail: Option<Value>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// An execution was recorded. Detail: `Pipeline`, `Version`.
    ExecutionStarted,
    /// An execution goes on or has ended. Detail: `Status`, and `FailureReason` where there is one.
    ExecutionStatusChanged,
    /// An attempt at a step began. Detail: `Type`, `Attempt`.
    StepStarted,
    /// A step goes on or has ended. Detail: `Status`, and `FailureReason` where there is one.
    StepStatusChanged,
    /// The arguments of a step were resolved. No detail.
    StepArgumentsSet,
    /// A step created a model. Detail: `ModelArn`.
    ModelCreated,
    /// A step registered a model package. Detail: `ModelPackageArn`.
    ModelPackageCreated,
    /// A name, a tag, a note or a pin of the execution was changed. No detail.
    ExecutionOrganised,
    /// The execution was deleted; its other events are gone. No detail.
    ExecutionDeleted,
    /// Somebody decided about a model package. Detail: `ModelPackageArn`, `Status`, `By`.
    ModelPackageStatusChanged,
}

impl EventKind {
    /// The word under which it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ExecutionStarted => "ExecutionStarted",
            Self::ExecutionStatusChanged => "ExecutionStatusChanged",
            Self::StepStarted => "StepStarted",
            Self::StepStatusChanged => "StepStatusChanged",
            Self::StepArgumentsSet => "StepArgumentsSet",
            Self::ModelCreated => "ModelCreated",
            Self::ModelPackageCreated => "ModelPackageCreated",
            Self::ExecutionOrganised => "ExecutionOrganised",
            Self::ExecutionDeleted => "ExecutionDeleted",
            Self::ModelPackageStatusChanged => "ModelPackageStatusChanged",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [
            Self::ExecutionStarted,
            Self::ExecutionStatusChanged,
            Self::StepStarted,
            Self::StepStatusChanged,
            Self::StepArgumentsSet,
            Self::ModelCreated,
            Self::ModelPackageCreated,
            Self::ExecutionOrganised,
            Self::ExecutionDeleted,
            Self::ModelPackageStatusChanged,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
    }
}

impl Store {
    /// At most `limit` events after that number, oldest first. Start with 0, or with
    /// [`Store::last_event_sequence`] to hear only what is new.
    pub fn events_after(&self, sequence: i64, limit: u32) -> Result<Vec<Event>, StoreError> {
        self.read("read events", |connection| {
            let events = connection
                .prepare_cached(
                    "SELECT e.*, x.arn FROM events e JOIN executions x ON x.sequence = e.execution
                     WHERE e.sequence > ?1 ORDER BY e.sequence LIMIT ?2",
                )?
                .query_map((sequence, limit), from_row)?
                .collect::<Result<_, _>>()?;
            Ok(events)
        })
    }

    /// Every event of one execution, oldest first.
    pub fn events_of(&self, execution: &ExecutionArn) -> Result<Vec<Event>, StoreError> {
        self.read("read the events of an execution", |connection| {
            let key = execution::key(connection, execution)?;
            let events = connection
                .prepare_cached(
                    "SELECT e.*, x.arn FROM events e JOIN executions x ON x.sequence = e.execution
                     WHERE e.execution = ?1 ORDER BY e.sequence",
                )?
                .query_map([key], from_row)?
                .collect::<Result<_, _>>()?;
            Ok(events)
        })
    }

    /// The number of the newest event; 0 when there is none.
    pub fn last_event_sequence(&self) -> Result<i64, StoreError> {
        self.read("read events", |connection| {
            let last = connection
                .prepare_cached("SELECT coalesce(max(sequence), 0) FROM events")?
                .query_row([], |row| row.get(0))?;
            Ok(last)
        })
    }
}

/// Appends an event. Writers are serialised, so numbers grow in the order of commits.
pub(crate) fn append(
    connection: &Connection,
    key: i64,
    step: Option<&str>,
    kind: EventKind,
    at: Timestamp,
    detail: Option<&Value>,
) -> Outcome<()> {
    connection
        .prepare_cached("INSERT INTO events (execution, step, kind, at, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((key, step, kind.as_str(), at.0, detail.map(Value::to_string)))?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        sequence: row.get("sequence")?,
        execution: row.get::<_, String>("arn").map(ExecutionArn::from_text)?,
        step: row.get("step")?,
        kind: column::word(row, "kind", EventKind::parse)?,
        at: column::timestamp(row, "at")?,
        detail: column::optional_json(row, "detail")?,
    })
}
