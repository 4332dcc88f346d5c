//! The list of executions.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::condition::Condition;
use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Expression, brief};
use pipewright_pipeline::json::Node;
use pipewright_store::{Execution, ExecutionFilter, Store};

use crate::dto::execution::{ExecutionSummary, Metric};
use crate::error::{Error, ErrorCode};
use crate::lock::lock;
use crate::workbench::Workbench;

impl Workbench {
    /// Executions of one pipeline or of all, newest first.
    pub fn list_executions(
        &self,
        pipeline: Option<&str>,
        limit: u32,
    ) -> Result<Vec<ExecutionSummary>, Error> {
        self.recover()?;
        let filter = ExecutionFilter { pipeline: pipeline.map(str::to_owned), before: None, limit };
        self.shared
            .store
            .executions(&filter)?
            .into_iter()
            .map(|execution| self.summarise(execution))
            .collect()
    }

    /// One execution's line.
    pub fn summary(&self, arn: &ExecutionArn) -> Result<ExecutionSummary, Error> {
        self.summarise(self.find(arn)?)
    }

    pub(crate) fn find(&self, arn: &ExecutionArn) -> Result<Execution, Error> {
        named(&self.shared.store, arn.as_str())?.ok_or_else(|| {
            Error::new(ErrorCode::NotFound, format!("There is no execution `{arn}`."))
                .hinted("`pipewright executions list` lists those there are.")
        })
    }

    pub(crate) fn summarise(&self, execution: Execution) -> Result<ExecutionSummary, Error> {
        let headline = match self.headline_metric(&execution)? {
            Some(name) => {
                let metrics = self.shared.store.last_metrics(&execution.arn)?;
                metrics.into_iter().find(|metric| metric.name == name).map(|one| metric(one.name, one.value))
            }
            None => None,
        };
        Ok(ExecutionSummary {
            arn: execution.arn,
            pipeline: execution.pipeline,
            version: execution.version,
            number: execution.number,
            display_name: execution.display_name,
            preset: execution.preset,
            status: execution.status,
            failure_reason: execution.failure_reason,
            started_at: execution.started_at,
            ended_at: execution.ended_at,
            headline,
        })
    }

    /// The metric that the pipeline's first Condition reads; known once for each version.
    pub(crate) fn headline_metric(&self, execution: &Execution) -> Result<Option<String>, Error> {
        let key = (execution.pipeline.clone(), execution.version);
        if let Some(known) = lock(&self.shared.headlines).get(&key) {
            return Ok(known.clone());
        }
        let text = self.shared.store.definition_of(&execution.arn)?;
        let name = Definition::parse(&text).ok().and_then(|definition| compared_metric(&definition));
        lock(&self.shared.headlines).insert(key, name.clone());
        Ok(name)
    }
}

/// An execution by its ARN or, as people write it, the id alone or the pipeline and the number: `churn#3`.
pub(crate) fn named(store: &Store, name: &str) -> Result<Option<Execution>, Error> {
    if let Some(execution) = store.execution(&ExecutionArn::from_text(name))? {
        return Ok(Some(execution));
    }
    let numbered =
        name.rsplit_once('#').and_then(|(pipeline, number)| Some((pipeline, number.parse().ok()?)));
    Ok(match numbered {
        Some((pipeline, number)) => store.execution_of_number(pipeline, number)?,
        None => store.executions_with_id(name)?.into_iter().next(),
    })
}

fn compared_metric(definition: &Definition) -> Option<String> {
    let conditions = definition.steps().iter().filter(|step| step.step_type == "Condition");
    conditions
        .filter_map(|step| definition.arguments(step)?.get("Conditions"))
        .flat_map(Node::elements)
        .find_map(|node| match Condition::read(node) {
            Condition::Compare { left, right, .. } => {
                let mut sides = [left, right].into_iter().flatten();
                sides.find(|side| matches!(Expression::read(side), Expression::JsonGet { .. })).map(brief)
            }
            _ => None,
        })
}

/// A metric's value for JSON, which knows no NaN.
pub(crate) fn metric(name: String, value: f64) -> Metric {
    Metric { name, value: Some(value).filter(|value| value.is_finite()), text: value.to_string() }
}
