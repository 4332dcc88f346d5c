//! Why a job did not complete.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::environment::EnvironmentError;
use crate::port::ObjectError;

/// Why a job did not complete. Its text is one paragraph that names the cause; the caller adds the step's
/// name and where the log is.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum JobError {
    /// The request asks for something impossible, or for something that is not supported on this machine.
    #[error("{member}: {why}")]
    BadRequest {
        /// The member of the request, `AppSpecification.ImageUri`.
        member: String,
        /// What is wrong with it.
        why: String,
    },
    /// An input names nothing.
    #[error("input `{input}`: there is no object at {uri}")]
    NoInput {
        /// The input's or channel's name.
        input: String,
        /// Where it should have been.
        uri: String,
    },
    /// There is no environment for the image.
    #[error(transparent)]
    Environment(#[from] EnvironmentError),
    /// The machine refuses part of the isolation. Jobs never run without it.
    #[error("the job could not be isolated: {action}: {error}{}", hint.map(|hint| format!("; {hint}")).unwrap_or_default())]
    Isolation {
        /// What was refused.
        action: String,
        /// The system's words.
        error: String,
        /// What may help.
        hint: Option<&'static str>,
    },
    /// The program does not exist or cannot be executed.
    #[error("`{program}` could not be started: {error}")]
    NotStarted {
        /// The program as requested.
        program: String,
        /// The system's words.
        error: String,
    },
    /// The program ended with an exit code other than 0.
    #[error("{reason} (exit code {code})")]
    Exited {
        /// The exit code.
        code: i32,
        /// The cause: what the job wrote to `/opt/ml/output/failure`, or the end of its log.
        reason: String,
    },
    /// A signal ended the program.
    #[error("the process was ended by signal {signal}{}{reason}", signal_name(*signal))]
    Killed {
        /// The signal's number; 9 too when the whole job was ended from outside.
        signal: i32,
        /// What the log's end says about it, behind a colon, when it says anything.
        reason: String,
    },
    /// `StoppingCondition.MaxRuntimeInSeconds` was reached.
    #[error("it was stopped after {seconds} s, its StoppingCondition.MaxRuntimeInSeconds")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// It was asked to stop.
    #[error("it was stopped on request")]
    Stopped,
    /// A declared output is not there.
    #[error("output `{output}`: {path} is not a folder any more")]
    MissingOutput {
        /// The output's name.
        output: String,
        /// Its LocalPath.
        path: String,
    },
    /// An object could not be read or kept.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// A file of the job could not be read or written.
    #[error("{path}: {source}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl JobError {
    /// A request's member and what is wrong with it.
    pub(super) fn bad(member: impl Into<String>, why: impl Into<String>) -> Self {
        Self::BadRequest { member: member.into(), why: why.into() }
    }

    /// Names the file an error is about.
    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

fn signal_name(signal: i32) -> &'static str {
    match signal {
        4 => " (illegal instruction)",
        6 => " (aborted)",
        9 => " (SIGKILL; the machine may have run out of memory)",
        11 => " (segmentation fault)",
        15 => " (SIGTERM)",
        _ => "",
    }
}
