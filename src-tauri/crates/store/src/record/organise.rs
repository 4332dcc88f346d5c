//! What users put on executions: names, notes, tags, pins.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;

use crate::Store;
use crate::error::StoreError;
use crate::table::event::{self, EventKind};
use crate::table::{execution, tag};

/// One thing to change about executions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Puts a tag on.
    Tag(String),
    /// Takes a tag off.
    Untag(String),
    /// Writes the note; `None` for none.
    Note(Option<String>),
    /// Pins or no longer.
    Pin(bool),
    /// Sets PipelineExecutionDisplayName; `None` for none.
    Name(Option<String>),
}

impl Store {
    /// Changes executions, all of them or none.
    pub fn organise(
        &self,
        executions: &[ExecutionArn],
        change: &Change,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("change executions", |transaction| {
            for arn in executions {
                let key = execution::key(transaction, arn)?;
                let set = |column: &str, value: &dyn rusqlite::ToSql| {
                    let sql = format!("UPDATE executions SET {column} = ?2 WHERE sequence = ?1");
                    transaction.prepare_cached(&sql)?.execute((key, value)).map(drop)
                };
                match change {
                    Change::Tag(text) => tag::add(transaction, key, text)?,
                    Change::Untag(text) => tag::remove(transaction, key, text)?,
                    Change::Note(note) => set("note", note)?,
                    Change::Pin(pinned) => set("pinned", pinned)?,
                    Change::Name(name) => set("display_name", name)?,
                }
                event::append(transaction, key, None, EventKind::ExecutionOrganised, at, None)?;
            }
            Ok(())
        })
    }
}
