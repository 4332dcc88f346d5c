//! An execution for scripts.

use pipewright_engine::instant::iso;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::{Execution, GitRevision, LastMetric, Step};

use super::made_from::StepMadeFrom;
use crate::dto::execution::{ExecutionSummary, StepRun};
use crate::dto::report::{
    Report, ReportedArtifact, ReportedExecution, ReportedGit, ReportedSource, ReportedStep,
};
use crate::error::Error;
use crate::workbench::Workbench;

impl Workbench {
    /// Everything about an execution in one value.
    pub fn report(&self, arn: &ExecutionArn) -> Result<Report, Error> {
        let execution = self.find(arn)?;
        let definition = self.definition_of(&execution)?;
        let store = &self.shared.store;
        let steps = self.step_runs(&execution, &definition)?;
        let stored = store.steps(&execution.arn)?;
        let metrics = store.last_metrics(&execution.arn)?;
        let mut made_from = self.made_from(&execution.arn)?;
        let parameters = store.parameters(&execution.arn)?;
        Ok(Report {
            origins: parameters.iter().map(|one| (one.name.clone(), one.origin.into())).collect(),
            parameters: parameters.into_iter().map(|one| (one.name, one.value)).collect(),
            files: store.execution_files(&execution.arn)?.into_iter().map(Into::into).collect(),
            steps: steps
                .into_iter()
                .map(|run| {
                    let stored = stored.iter().find(|step| step.name == run.name);
                    let made_from = made_from.steps.remove(&run.name).unwrap_or_default();
                    self.reported_step(&execution, run, stored, &metrics, made_from)
                })
                .collect::<Result<_, _>>()?,
            artifacts: store
                .artifacts(&execution.arn)?
                .into_iter()
                .map(|one| ReportedArtifact {
                    step: one.step,
                    name: one.artifact.name,
                    uri: one.artifact.uri,
                    sha256: one.artifact.sha256,
                    bytes: one.artifact.bytes,
                })
                .collect(),
            environments: made_from.environments,
            source: source(&execution),
            execution: self.summarise(execution)?.into(),
        })
    }

    fn reported_step(
        &self,
        execution: &Execution,
        run: StepRun,
        stored: Option<&Step>,
        metrics: &[LastMetric],
        made_from: StepMadeFrom,
    ) -> Result<ReportedStep, Error> {
        let metrics = metrics.iter().filter(|one| one.step == run.name);
        Ok(ReportedStep {
            status: run.status.map_or_else(|| "NotRun".to_owned(), |status| status.to_string()),
            failure_reason: run.failure_reason,
            attempts: run.attempts,
            started_at: run.started_at.map(iso),
            ended_at: run.ended_at.map(iso),
            outputs: self.outputs(execution, stored)?,
            output_contents: made_from.outputs,
            inputs: made_from.inputs,
            job: made_from.job,
            metrics: metrics
                .map(|one| (one.name.clone(), Some(one.value).filter(|value| value.is_finite())))
                .collect(),
            log: stored
                .and_then(|stored| stored.log.as_ref())
                .map(|log| self.shared.home.join(log).display().to_string()),
            step_type: run.step_type,
            name: run.name,
        })
    }
}

fn source(execution: &Execution) -> ReportedSource {
    let git = execution.git.clone();
    ReportedSource {
        version: execution.version,
        preset: execution.preset.clone(),
        started_by: execution.started_by.clone(),
        git: git.map(|GitRevision { commit, branch, dirty }| ReportedGit { commit, branch, dirty }),
    }
}

impl From<ExecutionSummary> for ReportedExecution {
    fn from(summary: ExecutionSummary) -> Self {
        Self {
            arn: summary.arn.to_string(),
            pipeline: summary.pipeline,
            status: summary.status.to_string(),
            failure_reason: summary.failure_reason,
            started_at: iso(summary.started_at),
            ended_at: summary.ended_at.map(iso),
        }
    }
}
