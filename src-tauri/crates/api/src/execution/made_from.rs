//! What the steps of an execution were made from: inputs by content, jobs, environments.

use std::collections::BTreeMap;

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::{Content, Environment, ExecutionFile, ParameterOrigin, StepJob};

use crate::dto::execution::ValueOrigin;
use crate::dto::report::{ReportedContent, ReportedEnvironment, ReportedFile, ReportedJob};
use crate::error::Error;
use crate::workbench::Workbench;

/// What an execution was made from.
#[derive(Debug, Default)]
pub(super) struct MadeFrom {
    pub(super) steps: BTreeMap<String, StepMadeFrom>,
    /// By digest.
    pub(super) environments: BTreeMap<String, ReportedEnvironment>,
}

/// What a step was made from, and its outputs by content.
#[derive(Debug, Default)]
pub(super) struct StepMadeFrom {
    pub(super) inputs: BTreeMap<String, ReportedContent>,
    pub(super) outputs: BTreeMap<String, ReportedContent>,
    pub(super) job: Option<ReportedJob>,
}

impl Workbench {
    /// What an execution was made from, as far as it was recorded.
    pub(super) fn made_from(&self, arn: &ExecutionArn) -> Result<MadeFrom, Error> {
        let store = &self.shared.store;
        let mut found = MadeFrom::default();
        for one in store.step_inputs(arn)? {
            let content = content(one.uri, one.content);
            found.steps.entry(one.step).or_default().inputs.insert(one.name, content);
        }
        for one in store.outputs(arn)? {
            if let Some(kept) = one.content {
                let content = content(one.output.uri, kept);
                found.steps.entry(one.step).or_default().outputs.insert(one.output.name, content);
            }
        }
        // By attempt: the last one stays.
        for one in store.step_jobs(arn)? {
            if let Some(sha256) = &one.environment
                && !found.environments.contains_key(sha256)
                && let Some(environment) = store.environment(sha256)?
            {
                found.environments.insert(sha256.clone(), environment.into());
            }
            let step = one.step.clone();
            found.steps.entry(step).or_default().job = Some(one.into());
        }
        Ok(found)
    }
}

fn content(uri: String, content: Content) -> ReportedContent {
    let Content { sha256, bytes, files } = content;
    ReportedContent { uri, sha256, bytes, files }
}

impl From<StepJob> for ReportedJob {
    fn from(job: StepJob) -> Self {
        Self {
            attempt: job.attempt,
            image: job.image,
            environment: job.environment,
            stand_in: job.stand_in,
            instance_type: job.instance_type,
            instance_count: job.instance_count,
            cores: job.cores,
            wall_ms: job.end.map(|end| (end.ended_at.0 - job.started_at.0).max(0)),
            cpu_ms: job.end.and_then(|end| end.cpu_ms),
            peak_memory_bytes: job.end.and_then(|end| end.peak_memory_bytes),
            exit_code: job.end.and_then(|end| end.exit_code),
        }
    }
}

impl From<Environment> for ReportedEnvironment {
    fn from(Environment { image, python, packages }: Environment) -> Self {
        Self { image, python, packages }
    }
}

impl From<ExecutionFile> for ReportedFile {
    fn from(ExecutionFile { path, uri, sha256, bytes }: ExecutionFile) -> Self {
        Self { path, uri, sha256, bytes }
    }
}

impl From<ParameterOrigin> for ValueOrigin {
    fn from(origin: ParameterOrigin) -> Self {
        match origin {
            ParameterOrigin::Default => Self::Default,
            ParameterOrigin::Preset => Self::Preset,
            ParameterOrigin::Given => Self::Given,
        }
    }
}
