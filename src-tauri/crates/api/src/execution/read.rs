//! One execution and its steps.

use std::collections::{BTreeMap, HashMap};

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::layout::sidecar::Sidecar;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{Execution, Step};
use serde_json::Value;

use super::list::metric;
use super::replay::stopping_at;
use super::timing::Timing;
use crate::document::{Place, draw, read_sidecar};
use crate::dto::execution::{
    ArtifactView, ExecutionParameter, ExecutionView, MetricSeries, StepRun, StepRunDetail, StoppingView,
};
use crate::error::{Error, ErrorCode};
use crate::workbench::Workbench;

/// As many executions say how long a step takes.
const EXPECTED_FROM: u32 = 5;

impl Workbench {
    /// An execution with its steps, its parameters and the drawing of what it ran.
    pub fn read_execution(&self, arn: &ExecutionArn) -> Result<ExecutionView, Error> {
        self.recover()?;
        let execution = self.find(arn)?;
        let definition = self.definition_of(&execution)?;
        let parameters = self.shared.store.parameters(&execution.arn)?;
        let mut steps = self.step_runs(&execution, &definition)?;
        self.expect(&execution, &mut steps)?;
        let over = execution.status.is_terminal();
        let critical_path = if over { Timing::new(&definition, &steps).critical_path() } else { Vec::new() };
        Ok(ExecutionView {
            description: execution.description.clone(),
            project: execution.project.clone(),
            parameters: parameters
                .into_iter()
                .map(|one| ExecutionParameter { name: one.name, value: one.value, origin: one.origin.into() })
                .collect(),
            steps,
            stopping: self.stopping(&execution)?,
            critical_path,
            canvas: draw(&definition, &sidecar_of(&execution).unfolded()),
            summary: self.summarise(execution)?,
        })
    }

    /// Everything known about one step of an execution.
    pub fn read_step_run(&self, arn: &ExecutionArn, step: &str) -> Result<StepRunDetail, Error> {
        let execution = self.find(arn)?;
        let definition = self.definition_of(&execution)?;
        let run =
            self.step_runs(&execution, &definition)?.into_iter().find(|run| run.name == step).ok_or_else(
                || Error::new(ErrorCode::NotFound, format!("The execution has no step `{step}`.")),
            )?;
        let store = &self.shared.store;
        let stored = store.step(&execution.arn, step)?;
        let artifacts = store.artifacts(&execution.arn)?.into_iter().filter(|one| one.step == step);
        let of_stored = |part: fn(&Step) -> &Option<Value>| {
            stored.as_ref().and_then(|stored| part(stored).clone()).unwrap_or(Value::Null)
        };
        Ok(StepRunDetail {
            run,
            inputs: self.inputs(&execution, stored.as_ref())?,
            arguments: of_stored(|stored| &stored.arguments),
            outputs: self.outputs(&execution, stored.as_ref())?,
            artifacts: artifacts
                .map(|one| one.artifact)
                .map(|one| ArtifactView {
                    name: one.name,
                    uri: one.uri,
                    sha256: one.sha256,
                    bytes: one.bytes,
                })
                .collect(),
            metrics: self.series(&execution, step)?,
            describe: of_stored(|stored| &stored.describe),
            log_file: stored
                .and_then(|stored| stored.log)
                .map(|log| self.shared.home.join(log).display().to_string()),
        })
    }

    /// A step's outputs: the URIs recorded, and the name of what it registered.
    pub(super) fn outputs(
        &self,
        execution: &Execution,
        step: Option<&Step>,
    ) -> Result<BTreeMap<String, String>, Error> {
        let Some(step) = step else { return Ok(BTreeMap::new()) };
        let recorded =
            self.shared.store.outputs(&execution.arn)?.into_iter().filter(|one| one.step == step.name);
        let registered =
            [("RegisterModel", "model_package", "ModelPackageArn"), ("Model", "model", "ModelArn")];
        let registered = registered.into_iter().filter(|(step_type, _, _)| *step_type == step.step_type);
        let arn = |member| step.describe.as_ref()?.get(member)?.as_str().map(str::to_owned);
        Ok(recorded
            .map(|one| (one.output.name, one.output.uri))
            .chain(registered.filter_map(|(_, output, member)| Some((output.to_owned(), arn(member)?))))
            .collect())
    }

    fn series(&self, execution: &Execution, step: &str) -> Result<Vec<MetricSeries>, Error> {
        let mut order: Vec<String> = Vec::new();
        let mut series: HashMap<String, Vec<f64>> = HashMap::new();
        for one in self.shared.store.metrics(&execution.arn)?.into_iter().filter(|one| one.step == step) {
            let values = series.entry(one.point.name.clone()).or_default();
            if values.is_empty() {
                order.push(one.point.name);
            }
            values.push(one.point.value);
        }
        Ok(order
            .into_iter()
            .filter_map(|name| {
                let values = series.remove(&name)?;
                let last = metric(name, *values.last()?);
                let values =
                    values.into_iter().map(|value| Some(value).filter(|value| value.is_finite())).collect();
                Some(MetricSeries { last, values })
            })
            .collect())
    }

    /// Every step of an execution as it stands.
    pub fn read_steps(&self, arn: &ExecutionArn) -> Result<Vec<StepRun>, Error> {
        let execution = self.find(arn)?;
        let definition = self.definition_of(&execution)?;
        self.step_runs(&execution, &definition)
    }

    /// The definition that an execution ran, packaged, as text.
    pub fn definition_text(&self, arn: &ExecutionArn) -> Result<String, Error> {
        Ok(self.shared.store.definition_of(&self.find(arn)?.arn)?)
    }

    pub(crate) fn definition_of(&self, execution: &Execution) -> Result<Definition, Error> {
        let text = self.shared.store.definition_of(&execution.arn)?;
        Definition::parse(&text).map_err(|error| {
            Error::new(
                ErrorCode::Store,
                format!("The recorded definition of `{}` cannot be read: {error}.", execution.arn),
            )
        })
    }

    /// Every step of the definition, those that never started included.
    pub(crate) fn step_runs(
        &self,
        execution: &Execution,
        definition: &Definition,
    ) -> Result<Vec<StepRun>, Error> {
        let stored = self.shared.store.steps(&execution.arn)?;
        let by_name: HashMap<&str, &Step> = stored.iter().map(|step| (step.name.as_str(), step)).collect();
        let mut runs: Vec<_> = definition
            .steps()
            .iter()
            .map(|step| {
                let run = by_name.get(step.name.as_str());
                StepRun {
                    name: step.name.clone(),
                    step_type: step.step_type.clone(),
                    status: run.map(|run| run.status),
                    skipped: false,
                    failure_reason: run.and_then(|run| run.failure_reason.clone()),
                    attempts: run.map_or(0, |run| run.attempts),
                    started_at: run.map(|run| run.started_at),
                    ended_at: run.and_then(|run| run.ended_at),
                    outcome: run.and_then(|run| outcome(run)),
                    has_log: run.is_some_and(|run| run.log.is_some()),
                    ready_at: None,
                    expected_ms: None,
                }
            })
            .collect();
        let timing = Timing::new(definition, &runs);
        let (skipped, ready) = (timing.skipped_at(), timing.ready(execution.started_at));
        for (run, (skipped_at, ready_at)) in runs.iter_mut().zip(skipped.into_iter().zip(ready)) {
            run.skipped = skipped_at.is_some();
            run.ready_at = ready_at;
        }
        Ok(runs)
    }

    /// Says of each step that has run, or still can, how long it takes as a rule.
    fn expect(&self, execution: &Execution, runs: &mut [StepRun]) -> Result<(), Error> {
        let store = &self.shared.store;
        let mut known: HashMap<String, Vec<u64>> = HashMap::new();
        for (step, took) in store.recent_durations(&execution.pipeline, execution.sequence, EXPECTED_FROM)? {
            known.entry(step).or_default().push(took);
        }
        for run in runs.iter_mut().filter(|run| run.started_at.is_some() || execution.ended_at.is_none()) {
            run.expected_ms = known.get_mut(&run.name).map(|times| {
                times.sort_unstable();
                times[times.len() / 2]
            });
        }
        Ok(())
    }

    fn stopping(&self, execution: &Execution) -> Result<Option<StoppingView>, Error> {
        if execution.status != ExecutionStatus::Stopping {
            return Ok(None);
        }
        let asked_at = stopping_at(&self.shared.store.events_of(&execution.arn)?);
        let grace = self.shared.local.grace(&execution.arn);
        Ok(asked_at.map(|asked_at| StoppingView {
            asked_at,
            killed_at: grace.map(|grace| Timestamp(asked_at.0.saturating_add(grace.as_millis() as i64))),
        }))
    }
}

/// The drawing follows where the user has put the steps since.
fn sidecar_of(execution: &Execution) -> Sidecar {
    let project = execution.project.as_ref().map(std::path::Path::new);
    // A project that was moved, or whose layout file is damaged, is laid out afresh.
    project
        .and_then(|project| Place::find(project).ok())
        .and_then(|place| read_sidecar(&place).ok())
        .unwrap_or_default()
}

fn outcome(step: &Step) -> Option<bool> {
    match step.describe.as_ref()?.get("Outcome")?.as_str()? {
        "True" => Some(true),
        "False" => Some(false),
        _ => None,
    }
}
