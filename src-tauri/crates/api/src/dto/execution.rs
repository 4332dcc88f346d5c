//! Executions, as history and the live view show them.

use std::collections::BTreeMap;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::canvas::CanvasView;

/// One line of the list of executions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ExecutionSummary {
    /// Its name.
    pub arn: ExecutionArn,
    /// The pipeline.
    pub pipeline: String,
    /// The pipeline version it ran, from 1.
    pub version: u32,
    /// Its number among this pipeline's executions on this machine, from 1.
    pub number: u32,
    /// The name its user gave it.
    pub display_name: Option<String>,
    /// The preset that was chosen.
    pub preset: Option<String>,
    /// Where it stands.
    pub status: ExecutionStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The metric that the pipeline's first Condition compares, by its name and last value.
    pub headline: Option<Metric>,
}

/// The last value of a metric. Not-a-number and infinities are `null`, and told by `text`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Metric {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Option<f64>,
    /// Its value as text, whatever it is.
    pub text: String,
}

/// Where a parameter's value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ValueOrigin {
    /// The definition's default.
    Default,
    /// The preset that was chosen.
    Preset,
    /// Whoever started the execution.
    Given,
}

/// A parameter of an execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ExecutionParameter {
    /// Its name.
    pub name: String,
    /// Its value.
    #[ts(type = "string | number | boolean")]
    pub value: Value,
    /// Where the value came from.
    pub origin: ValueOrigin,
}

/// A step of an execution. Steps of branches not taken are listed too, with no status.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepRun {
    /// Its name.
    pub name: String,
    /// Its type.
    pub step_type: String,
    /// Where it stands; `null` while or when it has not run.
    pub status: Option<StepStatus>,
    /// For a step that has not run: whether that is because a branch was not taken.
    pub skipped: bool,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was started.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// A Condition's outcome, once known.
    pub outcome: Option<bool>,
    /// Whether it has a log.
    pub has_log: bool,
    /// When everything it waited for had ended: from there to its start it waited for a free place.
    pub ready_at: Option<Timestamp>,
    /// How long it took in the last executions that succeeded: the median, in milliseconds.
    #[ts(type = "number | null")]
    pub expected_ms: Option<u64>,
}

/// An execution that was asked to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StoppingView {
    /// When; the programs of its steps got SIGTERM then.
    pub asked_at: Timestamp,
    /// When those that still run get SIGKILL; `null` when another program runs them.
    pub killed_at: Option<Timestamp>,
}

/// An execution with its steps and its drawing, as started.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ExecutionView {
    /// The list's line.
    pub summary: ExecutionSummary,
    /// What its user wrote it is for.
    pub description: Option<String>,
    /// The project folder it was started from.
    pub project: Option<String>,
    /// Its parameters, in the definition's order.
    pub parameters: Vec<ExecutionParameter>,
    /// Its steps, in the definition's order.
    pub steps: Vec<StepRun>,
    /// Set while it is Stopping.
    pub stopping: Option<StoppingView>,
    /// The steps that its end waited for, first to last; empty until then.
    pub critical_path: Vec<String>,
    /// The drawing of the definition it ran.
    pub canvas: CanvasView,
}

/// A file that a step produced.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ArtifactView {
    /// The output it belongs to, with the path below it when the output is a folder.
    pub name: String,
    /// Where it is kept.
    pub uri: String,
    /// SHA-256, 64 hex digits.
    pub sha256: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What a step was given.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct InputView {
    /// The input's or channel's name.
    pub name: String,
    /// Where it is.
    pub uri: String,
    /// Its files as they were when the step started.
    pub files: Vec<ArtifactView>,
    /// How many more there are.
    pub more: u32,
}

/// One metric of a step over its run.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MetricSeries {
    /// Its last value.
    pub last: Metric,
    /// Every value, in order; not-a-number is `null`.
    pub values: Vec<Option<f64>>,
}

/// Everything known about one step of an execution.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StepRunDetail {
    /// The step.
    pub run: StepRun,
    /// What it was given, with the files.
    pub inputs: Vec<InputView>,
    /// Its arguments with every variable resolved; `null` when it has not run.
    #[ts(type = "unknown")]
    pub arguments: Value,
    /// Output name to URI.
    pub outputs: BTreeMap<String, String>,
    /// The files it produced.
    pub artifacts: Vec<ArtifactView>,
    /// Its metrics.
    pub metrics: Vec<MetricSeries>,
    /// The Describe document of its job; `null` until it has ended well.
    #[ts(type = "unknown")]
    pub describe: Value,
    /// Its log file.
    pub log_file: Option<String>,
}

/// A value that an execution would not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RefusedValue {
    /// The parameter.
    pub parameter: String,
    /// Why not.
    pub message: String,
}
