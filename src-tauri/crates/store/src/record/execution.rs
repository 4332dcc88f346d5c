//! An execution begins, goes on and ends, or is found interrupted.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::Store;
use crate::error::{Outcome, StoreError};
use crate::table::event::{self, EventKind};
use crate::table::execution::{GitRevision, Stage};
use crate::table::execution_file::ExecutionFile;
use crate::table::execution_parameter::ExecutionParameter;
use crate::table::{execution, execution_file, execution_parameter, pipeline_version, step};

/// An execution about to start.
#[derive(Debug, Clone, PartialEq)]
pub struct NewExecution {
    /// Its name.
    pub arn: ExecutionArn,
    /// The pipeline's name.
    pub pipeline: String,
    /// The recorded version that it runs.
    pub version: u32,
    /// PipelineExecutionDisplayName.
    pub display_name: Option<String>,
    /// PipelineExecutionDescription.
    pub description: Option<String>,
    /// The preset of parameter values that was chosen.
    pub preset: Option<String>,
    /// The folder that holds the pipeline's definition and code.
    pub project: Option<String>,
    /// Where it runs: `local` is this machine.
    pub target: String,
    /// Who starts it, when that is known.
    pub started_by: Option<String>,
    /// The state of the project's repository, when it lies in one.
    pub git: Option<GitRevision>,
    /// Now.
    pub started_at: Timestamp,
    /// Every parameter of the pipeline with its value, in the order of the definition.
    pub parameters: Vec<ExecutionParameter>,
    /// The files of the project that it is packaged with.
    pub files: Vec<ExecutionFile>,
}

impl NewExecution {
    /// An execution on this machine of which nothing else is known.
    pub fn new(arn: ExecutionArn, pipeline: &str, version: u32, started_at: Timestamp) -> Self {
        Self {
            arn,
            pipeline: pipeline.to_owned(),
            version,
            display_name: None,
            description: None,
            preset: None,
            project: None,
            target: "local".to_owned(),
            started_by: None,
            git: None,
            started_at,
            parameters: Vec::new(),
            files: Vec::new(),
        }
    }
}

impl Store {
    /// Records an execution, as Executing, before anything of it starts.
    pub fn begin_execution(&self, new: &NewExecution) -> Result<(), StoreError> {
        self.write("record an execution", |transaction| begin(transaction, new, Stage::STARTING).map(drop))
    }

    /// Marks an execution that goes on, in practice as Stopping. Returns whether that changed anything: an
    /// execution that has ended, or is Stopping already, stays as it is.
    pub fn mark_execution(
        &self,
        arn: &ExecutionArn,
        status: ExecutionStatus,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        if status.is_terminal() {
            return Err(wrong_status(arn, "marked", status));
        }
        self.write("mark an execution", |transaction| {
            let key = execution::key(transaction, arn)?;
            // Executing may become Stopping; there is no way back.
            let follows = execution::status(transaction, key)? == ExecutionStatus::Executing
                && status == ExecutionStatus::Stopping;
            if follows {
                change(transaction, key, status, None, at)?;
            }
            Ok(follows)
        })
    }

    /// Ends an execution, all of whose steps have ended. Returns whether that changed anything: an execution
    /// that has ended stays as it is.
    pub fn finish_execution(
        &self,
        arn: &ExecutionArn,
        status: ExecutionStatus,
        failure_reason: Option<&str>,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        if !status.is_terminal() {
            return Err(wrong_status(arn, "finished", status));
        }
        self.write_durably("finish an execution", |transaction| {
            let key = execution::key(transaction, arn)?;
            if execution::status(transaction, key)?.is_terminal() {
                return Ok(false);
            }
            if let Some(step) = step::unfinished(transaction, key)?.into_iter().next() {
                return Err(StoreError::StepNotEnded { execution: arn.clone(), step }.into());
            }
            change(transaction, key, status, failure_reason, at)?;
            Ok(true)
        })
    }

    /// Fails an execution whose process is gone, and every step of it that had not ended, for that reason.
    /// Returns whether that changed anything: an execution that has ended stays as it is.
    pub fn interrupt(&self, arn: &ExecutionArn, reason: &str, at: Timestamp) -> Result<bool, StoreError> {
        self.write("record an interruption", |transaction| {
            let key = execution::key(transaction, arn)?;
            if execution::status(transaction, key)?.is_terminal() {
                return Ok(false);
            }
            let end =
                step::End { status: StepStatus::Failed, failure_reason: Some(reason), at, describe: None };
            for name in step::unfinished(transaction, key)? {
                step::end(transaction, key, &name, &end)?;
                let detail = status_detail(StepStatus::Failed.as_str(), Some(reason));
                let kind = EventKind::StepStatusChanged;
                event::append(transaction, key, Some(&name), kind, at, Some(&detail))?;
            }
            change(transaction, key, ExecutionStatus::Failed, Some(reason), at)?;
            Ok(true)
        })
    }
}

/// Records an execution that starts, or started and has come so far, and returns its key.
pub(crate) fn begin(connection: &Connection, new: &NewExecution, stage: Stage<'_>) -> Outcome<i64> {
    if execution::find(connection, &new.arn)?.is_some() {
        return Err(StoreError::ExecutionExists(new.arn.clone()).into());
    }
    if !pipeline_version::exists(connection, &new.pipeline, new.version)? {
        let (pipeline, version) = (new.pipeline.clone(), new.version);
        return Err(StoreError::UnknownPipelineVersion { pipeline, version }.into());
    }
    let key = execution::insert(connection, new, stage)?;
    execution_parameter::insert(connection, key, &new.parameters)?;
    execution_file::insert(connection, key, &new.files)?;
    let detail = json!({ "Pipeline": new.pipeline, "Version": new.version });
    event::append(connection, key, None, EventKind::ExecutionStarted, new.started_at, Some(&detail))?;
    Ok(key)
}

/// The detail of an event about a status.
pub(crate) fn status_detail(status: &str, failure_reason: Option<&str>) -> Value {
    match failure_reason {
        Some(reason) => json!({ "Status": status, "FailureReason": reason }),
        None => json!({ "Status": status }),
    }
}

/// Gives an execution another status.
pub(crate) fn change(
    connection: &Connection,
    key: i64,
    status: ExecutionStatus,
    failure_reason: Option<&str>,
    at: Timestamp,
) -> Outcome<()> {
    execution::set_status(connection, key, status, failure_reason, at)?;
    changed(connection, key, status, failure_reason, at)
}

/// Tells that an execution has another status.
pub(crate) fn changed(
    connection: &Connection,
    key: i64,
    status: ExecutionStatus,
    failure_reason: Option<&str>,
    at: Timestamp,
) -> Outcome<()> {
    let detail = status_detail(status.as_str(), failure_reason);
    event::append(connection, key, None, EventKind::ExecutionStatusChanged, at, Some(&detail))
}

pub(crate) fn wrong_status(
    arn: &ExecutionArn,
    operation: &'static str,
    status: ExecutionStatus,
) -> StoreError {
    StoreError::WrongStatus { subject: arn.to_string(), operation, status: status.as_str() }
}
