//! Why a task stopped, in words that say what to do next.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a task stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line names no task.
    Usage { given: String, usage: &'static str },
    /// A command ran and ended badly; `line` repeats it when pasted into a shell at the workspace's root.
    Command { line: String, status: String },
    /// A command could not be started at all.
    Start { program: String, source: io::Error },
    /// A command answered something this program cannot read.
    Answer { line: String, expected: &'static str },
    /// A file or folder could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// Something this machine lacks and the task may not install.
    Missing { what: String, hint: String },
    /// A check of the sources found something, already printed.
    Findings { check: &'static str, count: usize, hint: &'static str },
    /// A file of this repository is not as it must be.
    Source { problem: String },
    /// The failure of one stage among several.
    Stage { name: &'static str, because: Box<Failure> },
}

impl Failure {
    /// A file of this repository is not as it must be.
    pub(crate) fn source(problem: impl Into<String>) -> Self {
        Failure::Source { problem: problem.into() }
    }

    /// For `map_err` on file operations: remembers which file it was.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
        move |source| Failure::File { path: path.to_path_buf(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage { given, usage } if given.is_empty() => write!(f, "no task given\n\n{usage}"),
            Failure::Usage { given, usage } => write!(f, "no such task: {given}\n\n{usage}"),
            Failure::Command { line, status } => {
                write!(f, "{status}; repeat it from the root of the repository with\n\n    {line}\n")
            }
            Failure::Start { program, source } => write!(f, "cannot start {program}: {source}"),
            Failure::Answer { line, expected } => write!(f, "`{line}` did not answer {expected}"),
            Failure::File { path, source } => write!(f, "{}: {source}", path.display()),
            Failure::Missing { what, hint } => write!(f, "{what}\nhint: {hint}"),
            Failure::Findings { check, count, hint } => write!(f, "{check}: {count} to mend\nhint: {hint}"),
            Failure::Source { problem } => f.write_str(problem),
            Failure::Stage { name, because } => write!(f, "stage {name} failed: {because}"),
        }
    }
}
