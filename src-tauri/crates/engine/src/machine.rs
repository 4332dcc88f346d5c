//! What executions on this machine share.

use std::path::PathBuf;
use std::sync::Arc;

use pipewright_pipeline::timestamp::Timestamp;

use crate::environment::Environments;
use crate::port::Objects;

/// The machine that runs the jobs.
pub struct Machine {
    /// Where objects are kept.
    pub objects: Arc<dyn Objects>,
    /// The Python environments.
    pub environments: Arc<Environments>,
    /// The executable re-executed as `<launcher> __job-launch` for every job.
    pub launcher: PathBuf,
    /// The clock.
    pub now: fn() -> Timestamp,
}
