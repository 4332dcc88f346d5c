//! An execution for scripts: what `pipewright run --format json` prints. Instants are RFC 3339 in UTC.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

/// A whole execution.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The execution itself.
    pub execution: ReportedExecution,
    /// Parameter name to value, in the definition's order.
    pub parameters: Map<String, Value>,
    /// Every step of the definition, in its order.
    pub steps: Vec<ReportedStep>,
    /// Every file kept.
    pub artifacts: Vec<ReportedArtifact>,
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
