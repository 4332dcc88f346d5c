//! An execution that is over is recorded whole: one that ran elsewhere, or that a tool makes up.

use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use rusqlite::{Connection, Transaction};
use serde_json::Value;

use super::execution::{NewExecution, begin, changed, wrong_status};
use super::step::StepStart;
use super::step_end::{Contents, Place, StepEnd};
use crate::error::{Outcome, StoreError};
use crate::object::content::Content;
use crate::table::execution::Stage;
use crate::table::step;
use crate::table::step_input::{self, NewInput};
use crate::table::step_job::{self, NewJob};
use crate::{Durability, Store};

/// An execution that has ended, with everything about it.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedExecution {
    /// How it started. Its version of the pipeline is recorded already.
    pub start: NewExecution,
    /// The steps that started.
    pub steps: Vec<ImportedStep>,
    /// How it ended.
    pub status: ExecutionStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
    /// When it ended.
    pub ended_at: Timestamp,
}

/// A step of an execution that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedStep {
    /// How it started.
    pub start: StepStart,
    /// Its arguments with every reference resolved, when they are known.
    pub arguments: Option<Value>,
    /// The job that it ran.
    pub job: Option<NewJob>,
    /// How it ended.
    pub end: StepEnd,
}

impl Store {
    /// Records an execution that is over, in one transaction. Its events are two, its start and its end: nobody followed
    /// it.
    pub fn import_execution(
        &self,
        imported: &ImportedExecution,
        durability: Durability,
    ) -> Result<(), StoreError> {
        self.import_executions(std::slice::from_ref(imported), durability)
    }

    /// As [`Store::import_execution`] for several: all of them are recorded, or none.
    pub fn import_executions(
        &self,
        imported: &[ImportedExecution],
        durability: Durability,
    ) -> Result<(), StoreError> {
        let kept: Vec<_> = imported.iter().map(|one| self.keep_import(one)).collect::<Result<_, _>>()?;
        let doing = "record executions that are over";
        let all = |transaction: &Transaction<'_>| {
            imported.iter().zip(&kept).try_for_each(|(one, kept)| write(transaction, one, kept))
        };
        match durability {
            Durability::Process => self.write(doing, all),
            Durability::PowerLoss => self.write_durably(doing, all),
        }
    }

    fn keep_import<'a>(&self, imported: &'a ImportedExecution) -> Result<Vec<KeptStep<'a>>, StoreError> {
        if !imported.status.is_terminal() {
            return Err(wrong_status(&imported.start.arn, "imported", imported.status));
        }
        let keep = |step: &'a ImportedStep| {
            if !step.end.status.is_terminal() {
                let (subject, status) = (step.end.name.clone(), step.end.status.as_str());
                return Err(StoreError::WrongStatus { subject, operation: "imported", status });
            }
            let job = step.job.as_ref().map(|job| self.keep_inputs(&job.inputs)).transpose()?;
            Ok(KeptStep { contents: self.keep_contents(&step.end)?, inputs: job.unwrap_or_default() })
        };
        imported.steps.iter().map(keep).collect()
    }
}

/// The contents of a step's inputs and outputs.
struct KeptStep<'a> {
    contents: Contents<'a>,
    inputs: Vec<(&'a NewInput, Content)>,
}

fn write(connection: &Connection, imported: &ImportedExecution, kept: &[KeptStep<'_>]) -> Outcome<()> {
    let ImportedExecution { start, steps, status, failure_reason, ended_at } = imported;
    let failure_reason = failure_reason.as_deref();
    // At once as it is now: nobody could see it before, and each change of its row would change three indexes.
    let stage = Stage { status: *status, failure_reason, ended_at: Some(*ended_at) };
    let key = begin(connection, start, stage)?;
    for (one, kept) in steps.iter().zip(kept) {
        step::start(connection, key, &one.start)?;
        if let Some(arguments) = &one.arguments {
            step::set_arguments(connection, key, &one.start.name, arguments)?;
        }
        if let Some(job) = &one.job {
            step_job::start(connection, key, &one.start.name, job)?;
            step_input::insert(connection, key, &one.start.name, &kept.inputs)?;
        }
        Place { execution: &start.arn, key, end: &one.end }.finish(connection, &kept.contents)?;
    }
    changed(connection, key, *status, failure_reason, *ended_at)
}
