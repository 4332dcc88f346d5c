//! An execution to run: everything is decided, nothing has started.

use std::path::PathBuf;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::parameters::ResolvedParameter;
use pipewright_pipeline::timestamp::Timestamp;

/// What the engine runs.
#[derive(Debug)]
pub struct Plan {
    /// The execution's name.
    pub arn: ExecutionArn,
    /// The pipeline's name.
    pub pipeline: String,
    /// The definition, packaged: every URI in it is an S3 URI.
    pub definition: Definition,
    /// The parameters' values.
    pub parameters: Vec<ResolvedParameter>,
    /// When it was started.
    pub started_at: Timestamp,
    /// How many jobs may run at once.
    pub parallelism: usize,
    /// The execution's folder: logs stay in it, job folders come and go.
    pub directory: PathBuf,
}

impl Plan {
    /// Where a step's log of its first attempt is.
    pub fn log(&self, step: &str) -> PathBuf {
        self.directory.join(step).join("attempt-1.log")
    }

    /// The job folder of a step's first attempt.
    pub fn job_directory(&self, step: &str) -> PathBuf {
        self.directory.join(step).join("attempt-1")
    }
}
