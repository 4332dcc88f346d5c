//! What can go wrong. Messages leave out the cause, which is the error's source.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use thiserror::Error;

use crate::object::name::NameFault;
use crate::object::source::FileKind;

/// Why the store refused or failed. Nothing of the refused operation has been recorded.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite failed: a full disk, a damaged file, a transaction of another process that lasts too long.
    #[error("cannot {doing} (`{}`)", path.display())]
    Database {
        /// Completes "cannot …".
        doing: &'static str,
        /// The database.
        path: PathBuf,
        /// SQLite's own words.
        source: rusqlite::Error,
    },
    /// The database has seen migrations that this program does not know.
    #[error(
        "`{}` was written by a newer Pipewright (schema {found}, this one knows {known}); \
         update Pipewright or choose another home folder",
        path.display()
    )]
    NewerDatabase {
        /// The database.
        path: PathBuf,
        /// The schema found.
        found: i64,
        /// The newest schema that this program knows.
        known: usize,
    },
    /// A file or folder of the home, or a file to be kept, cannot be used.
    #[error("cannot {doing} `{}`", path.display())]
    File {
        /// Completes "cannot …".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The operating system's own words.
        source: io::Error,
    },
    /// A link, a folder or a device in the place of a file to be kept.
    #[error("cannot keep `{}` as an object: it is {kind}, and only regular files are kept", path.display())]
    NotARegularFile {
        /// What was to be kept.
        path: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// A bucket or key that could lead outside its place when written to disk.
    #[error("`{uri}` cannot name an object: {fault}")]
    Name {
        /// The refused name.
        uri: S3Uri,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// No such version of the pipeline was recorded.
    #[error("pipeline `{pipeline}` has no version {version}")]
    UnknownPipelineVersion {
        /// The pipeline's name.
        pipeline: String,
        /// The version asked for.
        version: u32,
    },
    /// No such execution was recorded.
    #[error("there is no execution `{0}`")]
    UnknownExecution(ExecutionArn),
    /// An execution of that name was recorded before.
    #[error("there is an execution `{0}` already")]
    ExecutionExists(ExecutionArn),
    /// The execution has ended; nothing in it changes any more.
    #[error("execution `{execution}` has ended ({status})")]
    ExecutionEnded {
        /// The execution.
        execution: ExecutionArn,
        /// How it ended.
        status: ExecutionStatus,
    },
    /// Only what has ended can be deleted.
    #[error("execution `{execution}` cannot be deleted: it has not ended ({status})")]
    ExecutionNotEnded {
        /// The execution.
        execution: ExecutionArn,
        /// How far it is.
        status: ExecutionStatus,
    },
    /// An execution cannot end before its steps.
    #[error("execution `{execution}` cannot end: its step `{step}` has not")]
    StepNotEnded {
        /// The execution.
        execution: ExecutionArn,
        /// The first step that has not ended.
        step: String,
    },
    /// The step never started.
    #[error("{0} has not started")]
    UnknownStep(StepSubject),
    /// The step has ended; it does not change any more.
    #[error("{subject} has ended ({status})")]
    StepEnded {
        /// The step.
        subject: StepSubject,
        /// How it ended.
        status: StepStatus,
    },
    /// A status that ends something was given where one that continues it is wanted, or the reverse.
    #[error("`{subject}` cannot be {operation} with status {status}")]
    WrongStatus {
        /// The execution or step.
        subject: String,
        /// `marked` or `finished`.
        operation: &'static str,
        /// The status given.
        status: &'static str,
    },
    /// Another step created a model of that name.
    #[error("there is a model `{0}` already")]
    ModelExists(String),
    /// No model package of that ARN was registered.
    #[error("there is no model package `{0}`")]
    UnknownModelPackage(String),
    /// A Describe document of a model or a model package is not a JSON object.
    #[error("the Describe document of `{0}` is not a JSON object")]
    DescribeNotAnObject(String),
}

/// A step of an execution, as errors name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSubject {
    /// The execution.
    pub execution: ExecutionArn,
    /// The step's name.
    pub step: String,
}

impl StepSubject {
    pub(crate) fn new(execution: &ExecutionArn, step: &str) -> Self {
        Self { execution: execution.clone(), step: step.to_owned() }
    }
}

impl fmt::Display for StepSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "step `{}` of execution `{}`", self.step, self.execution)
    }
}

/// What a piece of an operation returns: SQLite's errors get their place in [`Failure::within`], once, at the
/// operation's edge.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// An error on its way to the operation's edge.
pub(crate) enum Failure {
    Sqlite(rusqlite::Error),
    Store(StoreError),
}

impl Failure {
    /// Names the operation and the database. `doing` completes "cannot …".
    pub(crate) fn within(self, doing: &'static str, path: &Path) -> StoreError {
        match self {
            Self::Sqlite(source) => StoreError::Database { doing, path: path.to_owned(), source },
            Self::Store(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Gives an IO error its place.
pub(crate) trait FileOperation<T> {
    /// `doing` completes "cannot …".
    fn during(self, doing: &'static str, path: &Path) -> Result<T, StoreError>;
}

impl<T> FileOperation<T> for io::Result<T> {
    fn during(self, doing: &'static str, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::File { doing, path: path.to_owned(), source })
    }
}
