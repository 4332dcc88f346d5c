//! The engine's side: starts the launcher, holds the life line, waits.

use std::io::{self, PipeReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use thiserror::Error;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin, Command};

use super::LAUNCH_ARGUMENT;
use super::plan::{LaunchPlan, LaunchReport};

/// Written on the life line: send the program SIGTERM.
pub(crate) const STOP: u8 = b'T';

/// The launcher could not be started or told us nothing.
#[derive(Debug, Error)]
pub(crate) enum LaunchError {
    /// A file of the launch could not be written or read.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The launcher itself did not start.
    #[error("the job launcher {launcher} did not start: {source}", launcher = launcher.display())]
    Launcher {
        /// Its executable.
        launcher: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// A job under way. Dropping it ends every process of the job.
pub(crate) struct Launched {
    launcher: Child,
    // Taken out of the child: `Child::wait` would close it first.
    life_line: Option<ChildStdin>,
    report: PathBuf,
}

/// Starts the job of `plan`. `folder` is where the plan is left for the launcher. Gives the job and what
/// it prints, standard output and standard error in the order in which they were written.
pub(crate) fn launch(
    launcher: &Path,
    folder: &Path,
    plan: &LaunchPlan,
) -> Result<(Launched, PipeReader), LaunchError> {
    let file = |path: &Path, source: io::Error| LaunchError::File { path: path.to_owned(), source };
    let plan_file = folder.join("plan.json");
    let text = serde_json::to_vec(plan).map_err(|error| file(&plan_file, error.into()))?;
    std::fs::write(&plan_file, text).map_err(|error| file(&plan_file, error))?;
    std::fs::write(&plan.report, "").map_err(|error| file(&plan.report, error))?;

    let failed = |source| LaunchError::Launcher { launcher: launcher.to_owned(), source };
    let (printed, writer) = io::pipe().map_err(failed)?;
    let mut command = Command::new(launcher);
    command
        .arg(LAUNCH_ARGUMENT)
        .arg(&plan_file)
        // Process 1 keeps the launcher's environment, readable to the job below /proc/1.
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(writer.try_clone().map_err(failed)?)
        .stderr(writer)
        // An interrupt typed in a terminal is for the engine, which then stops its jobs in order.
        .process_group(0)
        .kill_on_drop(true);
    let mut launcher = command.spawn().map_err(failed)?;
    let life_line = launcher.stdin.take();
    Ok((Launched { launcher, life_line, report: plan.report.clone() }, printed))
}

impl Launched {
    /// Waits until no process of the job is left. How it ended; nothing when it was killed from outside.
    /// May be given up and called again.
    pub(crate) async fn wait(&mut self) -> Result<Option<LaunchReport>, LaunchError> {
        let failed = |source| LaunchError::File { path: self.report.clone(), source };
        self.launcher.wait().await.map_err(failed)?;
        let text = std::fs::read(&self.report).map_err(failed)?;
        if text.is_empty() {
            return Ok(None);
        }
        serde_json::from_slice(&text).map(Some).map_err(|error| failed(error.into()))
    }

    /// Asks the program to end (SIGTERM).
    pub(crate) async fn stop(&mut self) {
        if let Some(line) = &mut self.life_line {
            // A broken line means that the job is over, which `wait` tells.
            let _ = line.write_all(&[STOP]).await;
        }
    }

    /// Ends every process of the job.
    pub(crate) fn kill(&mut self) {
        self.life_line = None;
    }
}
