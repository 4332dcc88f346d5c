//! The engine's record of an execution, kept in the store.

use std::path::Path;

use pipewright_engine::environment::Contents;
use pipewright_engine::port::{JobStart, Object, Record, RecordError, Registers, StepEnd, StepInput};
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{
    ApprovalStatus, Artifact, ContentFile, Environment, JobEnd, MetricOrigin, MetricPoint, NewInput, NewJob,
    NewModel, NewPackage, Output, StepEnd as StoredEnd, StepStart, Store, StoreError,
};
use serde_json::Value;

use crate::error::chain;

/// One execution's rows.
pub(crate) struct StoreRecord {
    pub(crate) store: Store,
    pub(crate) arn: ExecutionArn,
}

impl Record for StoreRecord {
    fn begin_step(
        &self,
        step: &str,
        step_type: &str,
        position: usize,
        log: Option<&Path>,
        at: Timestamp,
    ) -> Result<(), RecordError> {
        let relative = |log: &Path| log.strip_prefix(self.store.home()).unwrap_or(log).display().to_string();
        let start = StepStart {
            name: step.to_owned(),
            step_type: step_type.to_owned(),
            position: position as u32,
            attempt: 1,
            at,
            log: log.map(relative),
        };
        self.store.begin_step(&self.arn, &start).map_err(failed)
    }

    fn set_arguments(&self, step: &str, arguments: &Value, at: Timestamp) -> Result<(), RecordError> {
        self.store.set_step_arguments(&self.arn, step, arguments, at).map_err(failed)
    }

    fn begin_job(&self, step: &str, job: &JobStart) -> Result<(), RecordError> {
        let contents = job.contents.clone();
        let job = NewJob {
            attempt: 1,
            image: job.image.clone(),
            environment: contents.map(|Contents { python, packages }| Environment {
                image: job.known_as.clone(),
                python,
                packages,
            }),
            stand_in: job.stand_in.clone(),
            instance_type: job.instance_type.clone(),
            instance_count: job.instance_count,
            cores: job.cores,
            // Nothing keeps a job from taking all there is.
            memory_limit_bytes: None,
            started_at: job.started_at,
            inputs: job.inputs.iter().cloned().map(input).collect(),
        };
        self.store.begin_job(&self.arn, step, &job).map_err(failed)
    }

    fn mark_step(&self, step: &str, status: StepStatus, at: Timestamp) -> Result<(), RecordError> {
        self.store.mark_step(&self.arn, step, status, at).map(drop).map_err(failed)
    }

    fn finish_step(&self, end: StepEnd) -> Result<Option<Value>, RecordError> {
        let (mut end, registers, describe) = convert(end);
        match registers {
            Some(Registers::Model { name }) => {
                end.model = Some(NewModel { name, describe: describe.unwrap_or_default() });
            }
            Some(Registers::ModelPackage { group, approval_status }) => {
                let approval_status = ApprovalStatus::parse(&approval_status).ok_or_else(|| RecordError {
                    message: format!("`{approval_status}` is no ModelApprovalStatus"),
                    source: None,
                })?;
                end.package =
                    Some(NewPackage { group, approval_status, describe: describe.unwrap_or_default() });
            }
            None => end.describe = describe,
        }
        self.store.finish_step(&self.arn, &end).map(|finished| finished.describe).map_err(failed)
    }

    fn mark_stopping(&self, at: Timestamp) -> Result<(), RecordError> {
        self.store.mark_execution(&self.arn, ExecutionStatus::Stopping, at).map(drop).map_err(failed)
    }

    fn finish(
        &self,
        status: ExecutionStatus,
        failure_reason: Option<&str>,
        at: Timestamp,
    ) -> Result<(), RecordError> {
        self.store.finish_execution(&self.arn, status, failure_reason, at).map(drop).map_err(failed)
    }
}

fn convert(end: StepEnd) -> (StoredEnd, Option<Registers>, Option<Value>) {
    let artifacts = end.artifacts.into_iter();
    let metrics = end.metrics.into_iter();
    let stored = StoredEnd {
        failure_reason: end.failure_reason,
        outputs: end.outputs.into_iter().map(|(name, uri)| Output { name, uri }).collect(),
        artifacts: artifacts
            .map(|one| Artifact { name: one.name, uri: one.uri, sha256: one.sha256, bytes: one.bytes })
            .collect(),
        metrics: metrics
            .map(|one| {
                let origin = one.file.map_or(MetricOrigin::Log, MetricOrigin::File);
                MetricPoint { name: one.name, value: one.value, at: one.at, origin }
            })
            .collect(),
        inputs: end.inputs.into_iter().map(input).collect(),
        job: end.job.map(|job| JobEnd {
            ended_at: job.ended_at,
            exit_code: job.exit_code,
            cpu_ms: job.usage.map(|usage| usage.cpu_ms),
            peak_memory_bytes: job.usage.map(|usage| usage.peak_memory_bytes),
        }),
        ..StoredEnd::new(&end.name, end.status, end.ended_at)
    };
    (stored, end.registers, end.describe)
}

fn input(given: StepInput) -> NewInput {
    let file =
        |(path, object): (String, Object)| ContentFile { path, sha256: object.sha256, bytes: object.bytes };
    NewInput {
        name: given.name,
        uri: given.uri.to_string(),
        files: given.files.into_iter().map(file).collect(),
    }
}

fn failed(error: StoreError) -> RecordError {
    RecordError { message: chain(&error), source: Some(Box::new(error)) }
}
