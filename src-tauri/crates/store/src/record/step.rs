//! A step starts and goes on.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::StepStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::execution::status_detail;
use crate::Store;
use crate::error::{Outcome, StepSubject, StoreError};
use crate::table::event::{self, EventKind};
use crate::table::{execution, step};

/// An attempt at a step about to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepStart {
    /// The step's name in the definition.
    pub name: String,
    /// The step's Type in the definition.
    pub step_type: String,
    /// Its place in the definition, from 0.
    pub position: u32,
    /// From 1.
    pub attempt: u32,
    /// Now.
    pub at: Timestamp,
    /// Where this attempt's log will be, relative to the home folder.
    pub log: Option<String>,
}

impl Store {
    /// Records an attempt at a step, as Starting, before it starts. A step that has ended, or whose execution
    /// has, is refused: what succeeded does not run twice.
    pub fn begin_step(&self, execution: &ExecutionArn, start: &StepStart) -> Result<(), StoreError> {
        self.write("record the start of a step", |transaction| {
            let key = execution::key(transaction, execution)?;
            let status = execution::status(transaction, key)?;
            if status.is_terminal() {
                return Err(StoreError::ExecutionEnded { execution: execution.clone(), status }.into());
            }
            if let Some(status) = step::status(transaction, key, &start.name)?
                && status.is_terminal()
            {
                let subject = StepSubject::new(execution, &start.name);
                return Err(StoreError::StepEnded { subject, status }.into());
            }
            step::start(transaction, key, start)?;
            let detail = json!({ "Type": start.step_type, "Attempt": start.attempt });
            let kind = EventKind::StepStarted;
            event::append(transaction, key, Some(&start.name), kind, start.at, Some(&detail))
        })
    }

    /// Marks a step that goes on: Starting, then Executing, then Stopping. Returns whether that changed
    /// anything: there is no way back, and a step that has ended stays as it is.
    pub fn mark_step(
        &self,
        execution: &ExecutionArn,
        step: &str,
        status: StepStatus,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        if status.is_terminal() {
            let subject = step.to_owned();
            return Err(StoreError::WrongStatus { subject, operation: "marked", status: status.as_str() });
        }
        self.write("mark a step", |transaction| {
            let key = execution::key(transaction, execution)?;
            let current = step::status(transaction, key, step)?
                .ok_or_else(|| StoreError::UnknownStep(StepSubject::new(execution, step)))?;
            let follows = stage(current) < stage(status);
            if follows {
                step::set_status(transaction, key, step, status)?;
                let detail = status_detail(status.as_str(), None);
                let kind = EventKind::StepStatusChanged;
                event::append(transaction, key, Some(step), kind, at, Some(&detail))?;
            }
            Ok(follows)
        })
    }

    /// Sets the arguments of a step that has not ended, with every reference resolved.
    pub fn set_step_arguments(
        &self,
        execution: &ExecutionArn,
        step: &str,
        arguments: &Value,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write("record the arguments of a step", |transaction| {
            let key = running(transaction, execution, step)?;
            step::set_arguments(transaction, key, step, arguments)?;
            event::append(transaction, key, Some(step), EventKind::StepArgumentsSet, at, None)
        })
    }
}

/// The key of the execution, once it is certain that the step started and has not ended.
pub(crate) fn running(connection: &Connection, execution: &ExecutionArn, step: &str) -> Outcome<i64> {
    let key = execution::key(connection, execution)?;
    let subject = StepSubject::new(execution, step);
    match step::status(connection, key, step)? {
        Some(status) if status.is_terminal() => Err(StoreError::StepEnded { subject, status }.into()),
        Some(_) => Ok(key),
        None => Err(StoreError::UnknownStep(subject).into()),
    }
}

/// A step only moves to a later stage, except by a further attempt.
fn stage(status: StepStatus) -> u8 {
    match status {
        StepStatus::Starting => 0,
        StepStatus::Executing => 1,
        StepStatus::Stopping => 2,
        StepStatus::Stopped | StepStatus::Failed | StepStatus::Succeeded => 3,
    }
}
