//! What the engine tells the launcher, and what the launcher tells the engine.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The launcher's own exit code when the job never started; the report says why.
pub(crate) const EXIT_REFUSED: i32 = 125;

/// Everything the launcher needs. Paths are absolute paths of the machine unless said otherwise.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LaunchPlan {
    /// Becomes `/` of the job: a writable folder of its own, in which `/opt/ml` lies.
    pub root: PathBuf,
    /// Folders or files shown read-only, at the same path.
    pub visible: Vec<PathBuf>,
    /// Input folders, a folder before what lies below it.
    pub inputs: Vec<InputMount>,
    /// The file shown as `/etc/hosts`.
    pub hosts: PathBuf,
    /// Whether the job may use the machine's network.
    pub network: bool,
    /// Where the launcher leaves its [`LaunchReport`]; the file exists.
    pub report: PathBuf,
    /// The program, looked up in the job's own `PATH`.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Its whole environment.
    pub environment: Vec<(String, String)>,
    /// The folder it starts in, as the job sees it.
    pub working_directory: PathBuf,
}

/// Files shared with the object store, shown where the job may change its view of them but never the files.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct InputMount {
    /// Holds `files` (the shared files), `changes` and `work` (the job's own changes to them).
    pub source: PathBuf,
    /// Where the job sees the files: a path below `/opt/ml`.
    pub target: PathBuf,
}

/// How a launch ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum LaunchReport {
    /// The kernel refused part of the isolation.
    Refused {
        /// What was being done.
        action: String,
        /// The system's words.
        error: String,
    },
    /// The program could not be started.
    NotStarted {
        /// The system's words.
        error: String,
    },
    /// The program ended by itself.
    Exited {
        /// Its exit code.
        code: i32,
        /// What it used.
        usage: Option<Usage>,
    },
    /// A signal ended the program.
    Signalled {
        /// The signal's number.
        signal: i32,
        /// What it used.
        usage: Option<Usage>,
    },
}

/// What a job's program and all processes below it that ended before it used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Processor time, user and system, in milliseconds.
    pub cpu_ms: u64,
    /// The most memory that any one process held (its resident set).
    pub peak_memory_bytes: u64,
}
