//! What the engine asks of its host: somewhere to keep objects and somewhere to record what happens.

use std::path::{Path, PathBuf};

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::Value;
use thiserror::Error;

use crate::environment::Contents;
pub use crate::isolation::Usage;
use crate::job::{Artifact, MetricPoint};

/// An object under a bucket and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Where it is.
    pub uri: S3Uri,
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// The immutable blob on disk: read it, link it read-only, never write to it.
    pub blob: PathBuf,
}

/// An object could not be kept or found for a reason other than its absence.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct ObjectError {
    /// What failed, naming the URI or path.
    pub message: String,
    /// The cause, when there is one.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Content-addressed objects under S3 URIs.
pub trait Objects: Send + Sync {
    /// Every object whose key is `uri.key`, or lies below it as below a folder, or (S3Prefix) starts with
    /// it; by key. Empty when there is none.
    fn list(&self, uri: &S3Uri) -> Result<Vec<Object>, ObjectError>;

    /// Keeps the file's bytes under `uri`. The file may be moved away: it belongs to the store afterwards.
    fn take_file(&self, uri: &S3Uri, file: &Path) -> Result<Object, ObjectError>;
}

/// How a step ended, and what it leaves behind.
#[derive(Debug, Clone, PartialEq)]
pub struct StepEnd {
    /// The step's name.
    pub name: String,
    /// Succeeded, Failed or Stopped.
    pub status: StepStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When.
    pub ended_at: Timestamp,
    /// Its Describe document; the host completes that of a model or model package.
    pub describe: Option<Value>,
    /// Output name to URI.
    pub outputs: Vec<(String, String)>,
    /// Its files.
    pub artifacts: Vec<Artifact>,
    /// Its metrics.
    pub metrics: Vec<MetricPoint>,
    /// What it registers, if anything.
    pub registers: Option<Registers>,
    /// What it was given; a job's are told when it starts.
    pub inputs: Vec<StepInput>,
    /// How its job ended, when it ran one.
    pub job: Option<JobEnd>,
}

/// Something that a step is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepInput {
    /// The input's or channel's name; the place in the arguments for what has none.
    pub name: String,
    /// Where it is: an object, or the prefix of several.
    pub uri: S3Uri,
    /// The objects there, by the paths at which the step finds them.
    pub files: Vec<(String, Object)>,
}

/// A job whose process starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStart {
    /// The image that its step names.
    pub image: String,
    /// The image as the table of images names it.
    pub known_as: String,
    /// What is installed in what stands for the image; `None` when that cannot be told.
    pub contents: Option<Contents>,
    /// What differs from the image, in words.
    pub stand_in: Option<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many instances were asked for.
    pub instance_count: Option<u32>,
    /// The processor cores that it may use.
    pub cores: Option<u32>,
    /// When.
    pub started_at: Timestamp,
    /// What it is given.
    pub inputs: Vec<StepInput>,
}

/// A job's process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobEnd {
    /// When.
    pub ended_at: Timestamp,
    /// Its exit code; 128 + n when signal n ended it; `None` when that is not known.
    pub exit_code: Option<i32>,
    /// What it used; `None` when its process group was killed.
    pub usage: Option<Usage>,
}

/// What a step makes besides files.
#[derive(Debug, Clone, PartialEq)]
pub enum Registers {
    /// A model of that ModelName.
    Model {
        /// ModelName.
        name: String,
    },
    /// The next version of a model package group.
    ModelPackage {
        /// ModelPackageGroupName.
        group: String,
        /// ModelApprovalStatus, one of SageMaker's three words.
        approval_status: String,
    },
}

/// What happened could not be recorded; the execution cannot go on.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct RecordError {
    /// What failed.
    pub message: String,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The record of one execution. Every call is durable when it returns; each takes well under a
/// millisecond, which is why they are not async.
pub trait Record: Send + Sync {
    /// A step is about to start, for the first time. `log` is where its log will be.
    fn begin_step(
        &self,
        step: &str,
        step_type: &str,
        position: usize,
        log: Option<&Path>,
        at: Timestamp,
    ) -> Result<(), RecordError>;
    /// Its arguments, with every variable resolved.
    fn set_arguments(&self, step: &str, arguments: &Value, at: Timestamp) -> Result<(), RecordError>;
    /// Its job's process starts: what it is given and what it runs in are known from here on.
    fn begin_job(&self, step: &str, job: &JobStart) -> Result<(), RecordError>;
    /// It is running, or being stopped.
    fn mark_step(&self, step: &str, status: StepStatus, at: Timestamp) -> Result<(), RecordError>;
    /// It ended. Gives the Describe document as recorded, with the ARNs that the record allots.
    fn finish_step(&self, end: StepEnd) -> Result<Option<Value>, RecordError>;
    /// A stop was asked for.
    fn mark_stopping(&self, at: Timestamp) -> Result<(), RecordError>;
    /// The execution ended.
    fn finish(
        &self,
        status: ExecutionStatus,
        failure_reason: Option<&str>,
        at: Timestamp,
    ) -> Result<(), RecordError>;
}
