//! An execution for scripts.

use pipewright_engine::instant::iso;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::{Execution, LastMetric, Step};

use crate::dto::execution::{ExecutionSummary, StepRun};
use crate::dto::report::{Report, ReportedArtifact, ReportedExecution, ReportedStep};
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
        Ok(Report {
            parameters: store
                .parameters(&execution.arn)?
                .into_iter()
                .map(|one| (one.name, one.value))
                .collect(),
            steps: steps
                .into_iter()
                .map(|run| {
                    let stored = stored.iter().find(|step| step.name == run.name);
                    self.reported_step(&execution, run, stored, &metrics)
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
            execution: self.summarise(execution)?.into(),
        })
    }

    fn reported_step(
        &self,
        execution: &Execution,
        run: StepRun,
        stored: Option<&Step>,
        metrics: &[LastMetric],
    ) -> Result<ReportedStep, Error> {
        let metrics = metrics.iter().filter(|one| one.step == run.name);
        Ok(ReportedStep {
            status: run.status.map_or_else(|| "NotRun".to_owned(), |status| status.to_string()),
            failure_reason: run.failure_reason,
            attempts: run.attempts,
            started_at: run.started_at.map(iso),
            ended_at: run.ended_at.map(iso),
            outputs: self.outputs(execution, stored)?,
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
