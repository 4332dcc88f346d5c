//! What happened, in SQLite; what was made, by content.
//!
//! A home folder holds `pipewright.db` (the tables), `objects/` (immutable blobs named by their SHA-256) and
//! `executions/` (the logs that steps write themselves). Every view of the product reads this store.
//!
//! # Locks
//! A [`Store`] owns two connections, each behind a std mutex: one writes, one reads. Nothing awaits inside,
//! and an operation takes tens of microseconds, so a pool would only add waiting inside SQLite, which has one
//! writer anyway. In WAL mode the reader never waits for a writer, not even one of another process.
//!
//! Deliberately absent: the clock (callers pass instants), async, the engine, and any notion of who is
//! running an execution.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod column;
mod connection;
mod error;
mod home;
mod migrate;
mod object;
mod record;
mod search;
mod table;
mod trace;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use error::{StepSubject, StoreError};
pub use object::content::{Content, ContentFile, ManifestLine};
pub use object::name::NameFault;
pub use object::source::FileKind;
pub use record::delete::{Deleted, DeletionPlan};
pub use record::execution::NewExecution;
pub use record::import::{ImportedExecution, ImportedStep};
pub use record::organise::Change;
pub use record::step::StepStart;
pub use record::step_end::{FinishedStep, NewModel, NewPackage, StepEnd};
pub use search::{
    Comparison, Condition, Fact, FactTest, Facts, FoundExecution, Group, GroupBy, GroupValue, NumberField,
    Search, Sort, SortBy, TextField, TextTest, Totals,
};
pub use table::approval::Approval;
pub use table::artifact::{Artifact, StepArtifact};
pub use table::environment::Environment;
pub use table::event::{Event, EventKind};
pub use table::execution::{Execution, ExecutionCursor, ExecutionFilter, GitRevision};
pub use table::execution_file::ExecutionFile;
pub use table::execution_parameter::{ExecutionParameter, ParameterOrigin};
pub use table::fact::{FactKind, FactName, KnownFact, RecentFact};
pub use table::metric::{LastMetric, MetricOrigin, MetricPoint, StepMetric};
pub use table::model::Model;
pub use table::model_package::{ApprovalStatus, ModelPackage, PackageTotals};
pub use table::object::StoredObject;
pub use table::pipeline_version::PipelineVersion;
pub use table::step::Step;
pub use table::step_input::{NewInput, StepInput};
pub use table::step_job::{JobEnd, NewJob, StepJob};
pub use table::step_output::{Output, StepOutput};
pub use trace::{PlacedContent, Reader, SourceFile, StepPlace};

use connection::Writer;
use error::Outcome;
use object::blob::Blobs;

/// What a commit outlives. A power loss never damages the database; it may cost its last commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The end of the process, however it comes.
    Process,
    /// A power loss too: the commit waits for the disk, with everything that was committed before.
    PowerLoss,
}

/// A home folder, open for reading and writing. Clones share its connections; several stores, in this process
/// or another, may have the same home open.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    home: PathBuf,
    database: PathBuf,
    blobs: Blobs,
    writer: Mutex<Writer>,
    reader: Mutex<Connection>,
}

impl Store {
    /// Opens the home folder, creating what is missing and bringing an older database up to date. A database
    /// of a newer Pipewright is refused and left as it is.
    pub fn open(home: &Path) -> Result<Self, StoreError> {
        let folders = home::prepare(home)?;
        let writer = Writer::open(&folders.database)?;
        let reader = connection::open_reader(&folders.database)?;
        let blobs = Blobs::new(folders.objects, folders.incoming);
        let shared = Shared {
            home: home.to_owned(),
            database: folders.database,
            blobs,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The home folder as it was given to [`Store::open`]; [`Step::log`] is relative to it.
    pub fn home(&self) -> &Path {
        &self.shared.home
    }

    /// A number that differs from the one before whenever anything was committed in between, by this store or
    /// by any other process. Much cheaper than a query; says nothing about what changed.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.read("look for changes", |connection| {
            Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
        })
    }

    /// Runs `body` on the reading connection. `doing` completes "cannot …".
    fn read<T>(
        &self,
        doing: &'static str,
        body: impl FnOnce(&Connection) -> Outcome<T>,
    ) -> Result<T, StoreError> {
        // A panic in `body` leaves no open transaction behind, so a poisoned connection is still good.
        let reader = self.shared.reader.lock().unwrap_or_else(PoisonError::into_inner);
        body(&reader).map_err(|failure| failure.within(doing, &self.shared.database))
    }

    /// As [`Store::read`], with everything read as it was at one moment. Many small reads cost half as much, as SQLite takes
    /// its locks once.
    fn read_at_once<T>(
        &self,
        doing: &'static str,
        body: impl FnOnce(&Connection) -> Outcome<T>,
    ) -> Result<T, StoreError> {
        self.read(doing, |connection| {
            let moment = connection.unchecked_transaction()?;
            body(&moment)
        })
    }

    /// Runs `body` in one transaction: all of it is committed, or nothing. `doing` completes "cannot …". A killed
    /// process loses nothing that was committed; a power loss may cost the last commits.
    fn write<T>(
        &self,
        doing: &'static str,
        body: impl FnOnce(&Transaction<'_>) -> Outcome<T>,
    ) -> Result<T, StoreError> {
        self.commit(doing, false, body)
    }

    /// As [`Store::write`], and on disk when it returns, with everything that was committed before: a power loss
    /// costs nothing of it. For the ends of executions and for decisions; what a power loss finds unfinished is failed
    /// as interrupted anyway.
    fn write_durably<T>(
        &self,
        doing: &'static str,
        body: impl FnOnce(&Transaction<'_>) -> Outcome<T>,
    ) -> Result<T, StoreError> {
        self.commit(doing, true, body)
    }

    fn commit<T>(
        &self,
        doing: &'static str,
        waits: bool,
        body: impl FnOnce(&Transaction<'_>) -> Outcome<T>,
    ) -> Result<T, StoreError> {
        let mut writer = self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let done = writer.commits(waits).and_then(|connection| transact(connection, body));
        done.map_err(|failure| failure.within(doing, &self.shared.database))
    }
}

/// Runs `body` in one transaction. Unwinding through it drops the transaction, which rolls it back.
fn transact<T>(writer: &mut Connection, body: impl FnOnce(&Transaction<'_>) -> Outcome<T>) -> Outcome<T> {
    // Immediate: a transaction that reads first and writes later is refused at once, whatever the busy
    // timeout, when another process has written in between.
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = body(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
