//! An execution for scripts.

use pipewright_engine::instant::iso;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::Execution;

use crate::dto::execution::StepRun;
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
        Ok(Report {
            parameters: store
                .parameters(&execution.arn)?
                .into_iter()
                .map(|one| (one.name, one.value))
                .collect(),
            steps: steps
                .into_iter()
                .map(|run| self.reported_step(&execution, run))
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
            execution: ReportedExecution {
                arn: execution.arn.to_string(),
                pipeline: execution.pipeline,
                status: execution.status.to_string(),
                failure_reason: execution.failure_reason,
                started_at: iso(execution.started_at),
                ended_at: execution.ended_at.map(iso),
            },
        })
    }

    fn reported_step(&self, execution: &Execution, run: StepRun) -> Result<ReportedStep, Error> {
        let stored = self.shared.store.step(&execution.arn, &run.name)?;
        let metrics =
            self.shared.store.last_metrics(&execution.arn)?.into_iter().filter(|one| one.step == run.name);
        Ok(ReportedStep {
            status: run.status.map_or_else(|| "NotRun".to_owned(), |status| status.to_string()),
            failure_reason: run.failure_reason,
            attempts: run.attempts,
            started_at: run.started_at.map(iso),
            ended_at: run.ended_at.map(iso),
            outputs: self.outputs(execution, stored.as_ref())?,
            metrics: metrics
                .map(|one| (one.name, Some(one.value).filter(|value| value.is_finite())))
                .collect(),
            log: stored
                .and_then(|stored| stored.log)
                .map(|log| self.shared.home.join(log).display().to_string()),
            step_type: run.step_type,
            name: run.name,
        })
    }
}
