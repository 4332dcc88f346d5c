//! The JSON the command writes, as a reader of its documentation would declare it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

/// `run` and `executions show`.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The execution as a whole.
    pub execution: Execution,
    /// What it was started from.
    pub source: Source,
    /// Every parameter's value.
    pub parameters: BTreeMap<String, Value>,
    /// Where each value came from: `default`, `preset` or `given`.
    pub origins: BTreeMap<String, String>,
    /// The files of the project that were packaged.
    pub files: Vec<PackagedFile>,
    /// Every step of the definition, branches included, in its order.
    pub steps: Vec<Step>,
    /// Every file that was kept.
    pub artifacts: Vec<Artifact>,
    /// What stood for images, by digest.
    pub environments: BTreeMap<String, Environment>,
}

/// What an execution was started from.
#[derive(Debug, Deserialize)]
pub struct Source {
    /// The pipeline's version.
    pub version: u32,
    /// The preset.
    pub preset: Option<String>,
    /// Who started it.
    pub started_by: Option<String>,
    /// The project's repository.
    pub git: Option<Git>,
}

/// The state of a repository.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Git {
    /// 40 hex digits.
    pub commit: Option<String>,
    /// The branch.
    pub branch: Option<String>,
    /// Whether what ran differs from the commit.
    pub dirty: bool,
}

/// A file of the project.
#[derive(Debug, Deserialize)]
pub struct PackagedFile {
    /// Its path in the project.
    pub path: String,
    /// Its address.
    pub uri: String,
    /// 64 hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// What an input or output held.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Content {
    /// Its address.
    pub uri: String,
    /// 64 hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// How many files.
    pub files: u32,
}

/// A step's job.
#[derive(Debug, Deserialize)]
pub struct Job {
    /// From 1.
    pub attempt: u32,
    /// The image named.
    pub image: String,
    /// The digest of what stood for it.
    pub environment: Option<String>,
    /// The instance type asked for.
    pub instance_type: Option<String>,
    /// How many instances.
    pub instance_count: Option<u32>,
    /// The cores it could use.
    pub cores: Option<u32>,
    /// Milliseconds from start to end.
    pub wall_ms: Option<u64>,
    /// Milliseconds of processor time.
    pub cpu_ms: Option<u64>,
    /// The most memory of one process.
    pub peak_memory_bytes: Option<u64>,
    /// The exit code.
    pub exit_code: Option<i32>,
}

/// What stood for an image.
#[derive(Debug, Deserialize)]
pub struct Environment {
    /// The image.
    pub image: String,
    /// The Python's version.
    pub python: String,
    /// `name==version`, sorted.
    pub packages: Vec<String>,
}

/// An execution.
#[derive(Debug, Deserialize)]
pub struct Execution {
    /// `arn:aws:sagemaker:…:pipeline/<name>/execution/<id>`.
    pub arn: String,
    /// The pipeline's name.
    pub pipeline: String,
    /// SageMaker's status.
    pub status: String,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it started.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A step of an execution.
#[derive(Debug, Deserialize)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub step_type: String,
    /// SageMaker's status, or `NotRun`.
    pub status: String,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it started.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Output name to URI.
    pub outputs: BTreeMap<String, String>,
    /// Output name to what it held.
    pub output_contents: BTreeMap<String, Content>,
    /// Input name to what it held.
    pub inputs: BTreeMap<String, Content>,
    /// Its last job.
    pub job: Option<Job>,
    /// Metric name to its last value.
    pub metrics: BTreeMap<String, f64>,
}

/// A file that a step made.
#[derive(Debug, Deserialize)]
pub struct Artifact {
    /// The step.
    pub step: String,
    /// The output, with the path below it.
    pub name: String,
    /// Its address.
    pub uri: String,
    /// 64 hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// One file that `validate` looked at.
#[derive(Debug, Deserialize)]
pub struct Checked {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// One mistake.
#[derive(Debug, Deserialize)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// The step it is in.
    pub step: Option<String>,
    /// Where, as a JSON pointer into the definition.
    pub pointer: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Report {
    /// The step of this name.
    pub fn step(&self, name: &str) -> &Step {
        self.steps
            .iter()
            .find(|step| step.name == name)
            .unwrap_or_else(|| panic!("no step {name}: {self:#?}"))
    }

    /// Each step's status, in the definition's order.
    pub fn statuses(&self) -> Vec<(&str, &str)> {
        self.steps.iter().map(|step| (step.name.as_str(), step.status.as_str())).collect()
    }

    /// The file that `step` stored under an address with this end.
    pub fn artifact(&self, step: &str, end: &str) -> &Artifact {
        let mut found =
            self.artifacts.iter().filter(|artifact| artifact.step == step && artifact.uri.ends_with(end));
        match (found.next(), found.next()) {
            (Some(artifact), None) => artifact,
            _ => panic!("not one artifact of {step} ends in {end}: {:#?}", self.artifacts),
        }
    }
}
