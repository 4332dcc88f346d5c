//! What a job is given besides its request.

use std::path::PathBuf;
use std::sync::Arc;

use crate::environment::Environments;
use crate::port::{JobEnd, JobStart, Objects};
use crate::stop::Stop;
use pipewright_pipeline::timestamp::Timestamp;

/// What a job is given besides its request: its names, its folders, and the world it may use.
pub struct JobContext {
    /// The job's name, `pipelines-<execution id>-<step>-<10 random>` for a step.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// An empty folder for this attempt alone, on the file system of the object blobs so that inputs can be
    /// linked. What the job leaves in it is removed at the end.
    pub directory: PathBuf,
    /// The log, appended to; its folder exists.
    pub log: PathBuf,
    /// Where inputs come from and outputs go.
    pub objects: Arc<dyn Objects>,
    /// What stands in for images.
    pub environments: Arc<Environments>,
    /// An executable that calls [`crate::isolation::run_if_launcher`] first of all. Started once a job, so
    /// the smaller the better.
    pub launcher: PathBuf,
    /// Ends the job before its time.
    pub stop: Stop,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// Hears of the process: once when everything is prepared and it starts, once when it has ended.
    pub on_news: Box<dyn Fn(JobNews) + Send + Sync>,
}

/// What happens to a job's process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobNews {
    /// It starts.
    Started(Box<JobStart>),
    /// It ended, in whatever way.
    Ended(JobEnd),
}
