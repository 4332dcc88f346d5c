//! The passport of a version of a model: everything it came of, on one page.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::timestamp::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use super::execution::{ExecutionSummary, Metric};
use super::lineage::LineageView;
use super::registry::ModelVersion;

/// What came of reading the archive again and hashing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verification {
    /// The bytes are those that were registered.
    Matches,
    /// They are others.
    Differs,
    /// They are gone.
    Missing,
}

/// How a file stands to that of the version before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Versus {
    /// The same bytes.
    Same,
    /// Other bytes at the same place.
    Changed,
    /// There was none.
    New,
}

/// A file that had a part in a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PassportFile {
    /// What people call it.
    pub name: String,
    /// Its id in the graph.
    pub id: String,
    /// Where it is.
    pub uri: String,
    /// The file of the project that it is a copy of.
    pub source: Option<String>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Rows of values, when it is a table that is kept.
    #[ts(type = "number | null")]
    pub rows: Option<u64>,
    /// Columns.
    pub columns: Option<u32>,
    /// The inputs that it was read as: `train`.
    pub read_as: Vec<String>,
    /// Whether its bytes are still kept.
    pub kept: bool,
    /// How it stands to the version before; nothing for the first version.
    pub versus: Option<Versus>,
}

/// The code that ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PassportCode {
    /// The commit that was checked out.
    pub commit: Option<String>,
    /// The branch.
    pub branch: Option<String>,
    /// Whether what ran differs from the commit; nothing when that was not recorded.
    pub dirty: Option<bool>,
    /// The files.
    pub files: Vec<PassportFile>,
}

/// The definition that ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PassportDefinition {
    /// The pipeline.
    pub pipeline: String,
    /// Its version; nothing when the execution was deleted.
    pub version: Option<u32>,
    /// The SHA-256 of its text.
    pub sha256: Option<String>,
}

/// Where a hyperparameter's value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum HyperparameterOrigin {
    /// It stands in the definition.
    Literal,
    /// A parameter with its default.
    Default,
    /// A parameter with the value of a preset.
    Preset,
    /// A parameter that whoever started the execution gave.
    Override,
    /// Something a step before it gave.
    Upstream,
    /// A variable of the execution.
    Execution,
    /// Several of these together.
    Joined,
    /// Nobody knows any more.
    Unknown,
}

/// A hyperparameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Hyperparameter {
    /// The step it was given to.
    pub step: String,
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where the value came from.
    pub origin: HyperparameterOrigin,
    /// The parameter, preset, step or expression: `MaxDepth`; empty for a literal.
    pub from: String,
}

/// What a step ran in, and what it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PassportJob {
    /// The step.
    pub step: String,
    /// The execution it ran in.
    pub execution: ExecutionArn,
    /// The image it asked for.
    pub image: Option<String>,
    /// The digest of the environment.
    pub environment: Option<String>,
    /// What the environment differs in from the image.
    pub stand_in: Option<String>,
    /// The Python's version.
    pub python: Option<String>,
    /// Every installed package as `name==version`.
    pub packages: Vec<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many were asked for.
    pub instance_count: Option<u32>,
    /// The cores it could use.
    pub cores: Option<u32>,
    /// The most memory that one of its processes held.
    #[ts(type = "number | null")]
    pub peak_memory_bytes: Option<u64>,
    /// Processor time.
    #[ts(type = "number | null")]
    pub cpu_ms: Option<u64>,
    /// How long the step took.
    #[ts(type = "number | null")]
    pub took_ms: Option<u64>,
}

/// A metric, beside that of the version before.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PassportMetric {
    /// This version's.
    pub metric: Metric,
    /// The version before's.
    pub previous: Option<Metric>,
    /// By how much it grew.
    pub change: Option<f64>,
    /// Whether that is better; nothing when it did not change, or nobody says which way is better.
    pub better: Option<bool>,
}

/// The main metric of a version.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TrendPoint {
    /// The version.
    pub version: u32,
    /// The metric's value.
    pub value: Option<f64>,
}

/// Something that uses the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ModelUse {
    /// Its id in the graph.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it is.
    pub detail: String,
}

/// A step that was not run, as it had been before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CachedStep {
    /// The step.
    pub step: String,
    /// The execution that ran it.
    pub execution: ExecutionArn,
    /// What people call that: `churn 10`.
    pub name: String,
}

/// The passport.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Passport {
    /// The version it is of.
    pub model: ModelVersion,
    /// The version before.
    pub previous: Option<ModelVersion>,
    /// Whether its archive is what was registered.
    pub verified: Verification,
    /// The content types it takes.
    pub accepts: Vec<String>,
    /// The content types it gives.
    pub returns: Vec<String>,
    /// The execution that registered it; nothing when it was deleted.
    pub execution: Option<ExecutionSummary>,
    /// The data that no step made.
    pub data: Vec<PassportFile>,
    /// The data that steps made on the way.
    pub made: Vec<PassportFile>,
    /// The code.
    pub code: PassportCode,
    /// The definition.
    pub definition: PassportDefinition,
    /// The hyperparameters of the training.
    pub hyperparameters: Vec<Hyperparameter>,
    /// The jobs on the way, the training's first.
    pub jobs: Vec<PassportJob>,
    /// The metrics.
    pub metrics: Vec<PassportMetric>,
    /// The file that the metrics come from.
    pub judged_by: Option<String>,
    /// The metric that the pipeline decides by.
    pub headline: Option<Metric>,
    /// That metric, version by version.
    pub trend: Vec<TrendPoint>,
    /// Steps that were not run.
    pub cached: Vec<CachedStep>,
    /// What uses the model.
    pub used_by: Vec<ModelUse>,
    /// The commands that make the same model again; empty when nobody knows.
    pub reproduce: String,
    /// What is not known, in sentences.
    pub unavailable: Vec<String>,
    /// When this was put together.
    pub at: Timestamp,
    /// The graph.
    pub lineage: LineageView,
}
