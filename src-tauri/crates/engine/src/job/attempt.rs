//! What every attempt at a job has: a log that is told of a failure, and folders that do not stay.

use std::sync::Arc;

use super::blocking::blocking;
use super::log::JobLog;
use super::workspace::Workspace;
use super::{JobContext, JobError, JobOutcome};

/// Opens the log, makes the folders, does the work, and removes the folders whatever came of it.
pub(super) async fn attempt(
    context: &JobContext,
    work: impl AsyncFnOnce(Workspace, Arc<JobLog>) -> Result<JobOutcome, JobError>,
) -> Result<JobOutcome, JobError> {
    let log = Arc::new(JobLog::open(&context.log, context.now)?);
    let directory = context.directory.clone();
    let workspace = blocking(move || Workspace::create(&directory)).await?;
    let outcome = work(workspace.clone(), Arc::clone(&log)).await;
    if let Err(error) = &outcome {
        log.note(&format!("The job did not complete: {error}"))?;
    }
    // A folder that stays costs room and nothing else: the outcome stands.
    if let Err(error) = blocking(move || workspace.remove()).await {
        log.note(&format!("The job's folder was not removed: {error}"))?;
    }
    outcome
}
