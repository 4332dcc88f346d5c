//! An execution for scripts: what `pipewright run --format json` prints. Instants are RFC 3339 in UTC.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::execution::ValueOrigin;

/// A whole execution.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The execution itself.
    pub execution: ReportedExecution,
    /// What it was started from.
    pub source: ReportedSource,
    /// Parameter name to value, in the definition's order.
    pub parameters: Map<String, Value>,
    /// Parameter name to where its value came from: `default`, `preset` or `given`.
    pub origins: BTreeMap<String, ValueOrigin>,
    /// The files of the project that were packaged, by path; empty where that was not recorded.
    pub files: Vec<ReportedFile>,
    /// Every step of the definition, in its order.
    pub steps: Vec<ReportedStep>,
    /// Every file kept.
    pub artifacts: Vec<ReportedArtifact>,
    /// The environments that its jobs ran in, by digest.
    pub environments: BTreeMap<String, ReportedEnvironment>,
}

/// The execution itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedExecution {
    /// Its name.
    pub arn: String,
    /// The pipeline.
    pub pipeline: String,
    /// SageMaker's word.
    pub status: String,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it was started.
    pub started_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedStep {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub step_type: String,
    /// SageMaker's word, or `NotRun` for a step that never started.
    pub status: String,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was started.
    pub started_at: Option<String>,
    /// When it ended.
    pub ended_at: Option<String>,
    /// Output name to URI; of a Model or RegisterModel step the ARN of what it made.
    pub outputs: BTreeMap<String, String>,
    /// Output name to its content, for outputs with files.
    pub output_contents: BTreeMap<String, ReportedContent>,
    /// What it was given, by name or place in the arguments; empty where that was not recorded.
    pub inputs: BTreeMap<String, ReportedContent>,
    /// The last job that it ran.
    pub job: Option<ReportedJob>,
    /// Metric name to its last value; `null` for not-a-number.
    pub metrics: BTreeMap<String, Option<f64>>,
    /// Its log file.
    pub log: Option<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedArtifact {
    /// The step that produced it.
    pub step: String,
    /// The output it belongs to, with the path below it when the output is a folder.
    pub name: String,
    /// Where it is kept.
    pub uri: String,
    /// SHA-256, 64 hex digits.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What an execution was started from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedSource {
    /// The pipeline version it ran.
    pub version: u32,
    /// The preset that was chosen.
    pub preset: Option<String>,
    /// Who started it.
    pub started_by: Option<String>,
    /// The state of the project's repository; `null` without one, and where that was not recorded.
    pub git: Option<ReportedGit>,
}

/// What git knew of the project's folder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedGit {
    /// The commit, in full.
    pub commit: Option<String>,
    /// The branch.
    pub branch: Option<String>,
    /// Whether what ran differs from the commit.
    pub dirty: bool,
}

/// A file of the project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedFile {
    /// Its path in the project.
    pub path: String,
    /// Where it was put.
    pub uri: String,
    /// SHA-256, 64 hex digits.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What an input or output held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedContent {
    /// Where it was.
    pub uri: String,
    /// SHA-256 of its one file, or of the list of its files: a line `sha256  path` each, by path.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many files.
    pub files: u32,
}

/// A job. What is `null` was not measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedJob {
    /// Counts from 1.
    pub attempt: u32,
    /// The image that the step names.
    pub image: String,
    /// The digest of the environment that stood for it.
    pub environment: Option<String>,
    /// What differs from the image, in words.
    pub stand_in: Option<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many instances were asked for.
    pub instance_count: Option<u32>,
    /// The processor cores that it could use.
    pub cores: Option<u32>,
    /// From the start of its process to its end.
    pub wall_ms: Option<i64>,
    /// Processor time of its processes.
    pub cpu_ms: Option<u64>,
    /// The most memory that any one of its processes held.
    pub peak_memory_bytes: Option<u64>,
    /// Its exit code; 128 + n for signal n.
    pub exit_code: Option<i32>,
}

/// What stood for an image.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedEnvironment {
    /// The image, without account and region.
    pub image: String,
    /// The Python's version.
    pub python: String,
    /// Every package as `name==version`.
    pub packages: Vec<String>,
}
