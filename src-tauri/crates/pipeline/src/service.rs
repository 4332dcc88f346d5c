//! What runs executions: this machine, or SageMaker. The verbs are SageMaker's own.

use thiserror::Error;

use crate::arn::ExecutionArn;
use crate::definition::Definition;
use crate::parameters::ResolvedParameter;

/// An execution to start: everything is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct StartPipelineExecution {
    /// The pipeline's name.
    pub pipeline: String,
    /// The recorded version of the definition, from 1.
    pub version: u32,
    /// The definition, packaged: every URI in it is an S3 URI.
    pub definition: Definition,
    /// Every parameter with its value, in the definition's order.
    pub parameters: Vec<ResolvedParameter>,
    /// A name for people.
    pub display_name: Option<String>,
    /// PipelineExecutionDescription.
    pub description: Option<String>,
    /// The preset of values that was chosen.
    pub preset: Option<ChosenPreset>,
    /// ParallelismConfiguration.MaxParallelExecutionSteps; the service decides when there is none.
    pub max_parallel_steps: Option<u32>,
    /// The project folder it comes from.
    pub project: Option<String>,
    /// Who starts it, when that is known.
    pub started_by: Option<String>,
    /// The state of the project's repository, when it lies in one.
    pub git: Option<GitRevision>,
    /// The files of the project that were packaged.
    pub files: Vec<PackagedFile>,
}

/// What git knows of a project's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitRevision {
    /// The commit that is checked out, in full; `None` in a repository without one.
    pub commit: Option<String>,
    /// The branch that is checked out; `None` when none is.
    pub branch: Option<String>,
    /// Whether what starts differs from that commit.
    pub dirty: bool,
}

/// A file of the project that was packaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedFile {
    /// Its path in the project, with `/` between the parts; absolute when it lies elsewhere.
    pub path: String,
    /// Where it was put.
    pub uri: String,
    /// SHA-256 of its bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// A preset of parameter values, as part of an execution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenPreset {
    /// Its name.
    pub name: String,
    /// The parameters whose values it gave; those that were given besides are not among them.
    pub parameters: Vec<String>,
}

/// The service refused, or could not be asked.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct ServiceError {
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Runs executions. The service names an execution, and records it before anything of it starts; what
/// happens to it afterwards is in the record too, so there is nothing here to ask.
pub trait PipelineService: Send + Sync {
    /// Starts an execution, and returns its name once it is recorded and under way.
    fn start_pipeline_execution(&self, start: StartPipelineExecution) -> Result<ExecutionArn, ServiceError>;

    /// Asks an execution to end: it is Stopping until its jobs have. One that has ended stays as it is.
    fn stop_pipeline_execution(&self, arn: &ExecutionArn) -> Result<(), ServiceError>;
}
