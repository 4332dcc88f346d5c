//! One job: a request, a private `/opt/ml`, a process, and what came of it.
//!
//! Deliberately absent: steps, retries, references. A request comes fully resolved, one attempt is made, and
//! the outcome or a [`JobError`] goes back.

mod archive;
mod attempt;
mod blocking;
mod configuration;
mod context;
mod describe;
mod error;
mod failure;
mod hyperparameter;
mod input;
mod log;
mod member;
mod metric;
mod output;
mod process;
pub mod processing;
mod script;
pub mod training;
mod workspace;

pub(crate) use input::names as input_files;

use serde_json::Value;

pub use context::{JobContext, JobNews};
pub use error::JobError;

/// A file that a job produced and the store keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Artifact {
    /// The output it belongs to (`train`, `model`, …), followed by the path below it when that output is a folder.
    pub name: String,
    /// Where it is kept.
    pub uri: String,
    /// SHA-256, 64 hex digits.
    pub sha256: String,
    /// Size.
    pub bytes: u64,
}

/// One value of a metric, in the order in which it appeared.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricPoint {
    /// The name from the step's metric definitions, or from the property file.
    pub name: String,
    /// The value.
    pub value: f64,
    /// When it appeared.
    pub at: pipewright_pipeline::timestamp::Timestamp,
    /// The file that it was read in: a property file by its name, or the place of its URI in the arguments. `None` for
    /// the log.
    pub file: Option<String>,
}

/// What a job that ended well leaves behind.
#[derive(Debug, Clone, PartialEq)]
pub struct JobOutcome {
    /// The Describe document: the shape of DescribeProcessingJob, DescribeTrainingJob, ….
    pub describe: Value,
    /// Output name to URI (`train` → `s3://…`; `model` → `s3://…/model.tar.gz`).
    pub outputs: Vec<(String, String)>,
    /// Every file kept.
    pub artifacts: Vec<Artifact>,
    /// Every metric value found in the log by the request's metric definitions.
    pub metrics: Vec<MetricPoint>,
}
